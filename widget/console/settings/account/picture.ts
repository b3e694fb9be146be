/**
 * `<small-talk-picture>`: one's picture, cut square and made small before it is sent.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { isAuthorInfo } from "../../../../shared/chat/author.ts";
import { define } from "../../../component/light_element.ts";
import { statusLine } from "../../kit/status.ts";
import { AccountPart } from "./part.ts";
import type { PictureWords } from "./words.ts";

/** Width and height of what is sent, in pixels. */
const SIDE = 256;

/** See the head of this file. */
export class PicturePart extends AccountPart<PictureWords> {
  #unsubscribe = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.desk.own.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  protected override render(): TemplateResult {
    const { desk, words, status } = this;
    const path = desk.author.avatar ?? "";
    return html`
      <section aria-labelledby="account-picture">
        <h2 id="account-picture">${words.title}</h2>
        <div class="picture">
          ${path === ""
            ? nothing
            : html`<span class="face" .style=${`background-image: url("${path}")`}></span>`}
          <p class="soft">${words.hint}</p>
        </div>
        <div class="act">
          <label class="plain file">
            ${words.choose}
            <input type="file" accept="image/png,image/jpeg,image/webp" @change=${this.#chosen}>
          </label>
          ${path === ""
            ? nothing
            : html`<button class="plain" @click=${this.#remove}>${words.remove}</button>`}
          ${statusLine(status)}
        </div>
      </section>
    `;
  }

  async #chosen({ currentTarget }: Event): Promise<void> {
    const input = currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (file === undefined) return;
    const picture = await small(file).catch(() => null);
    if (picture === null) {
      this.status = { kind: "failed", text: this.words.unfit };
      return;
    }
    const { saved } = this.desk.locale.words.kit;
    const outcome = await this.act(saved, ["PUT", "/api/authors/me/avatar", picture]);
    if (outcome.ok && isAuthorInfo(outcome.value)) this.desk.own.become(outcome.value);
  }

  async #remove(): Promise<void> {
    const outcome = await this.act(this.words.removed, ["DELETE", "/api/authors/me/avatar"]);
    const { id, name } = this.desk.author;
    if (outcome.ok) this.desk.own.become({ id, name });
  }
}

/** The middle of a picture, as a square. */
async function small(file: File): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const side = Math.min(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(SIDE, side);
  const at = [(width - side) / 2, (height - side) / 2] as const;
  canvas.getContext("2d")?.drawImage(bitmap, ...at, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // Where there is no WebP it is a PNG, which the server takes as well.
  return await new Promise((done) => canvas.toBlob(done, "image/webp", 0.85));
}

define("small-talk-picture", PicturePart);
