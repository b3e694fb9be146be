/**
 * `<small-talk-preview>`: the chat itself, as this server serves it, on a pretended post; and around
 * it, `<small-talk-stage>`, with its launcher. Nothing of it leaves the page.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { Sender } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Theme } from "../../../shared/chat/site.ts";
import { define, LightElement } from "../../component/light_element.ts";
import type { Panel } from "../../component/panel.ts";
import { SmallTalk } from "../../small_talk.ts";
import type { Talk } from "../../state/model.ts";
import { previewTalk } from "./preview_talk.ts";
import type { Launcher } from "./launcher.ts";
import type { SiteFormWords } from "./words.ts";

/** The room of the preview, which is on no server. */
const PATH = "/preview";

/** The chat over a conversation of its own. */
export class Preview extends SmallTalk {
  declare words: SiteFormWords;
  declare author: Pick<Sender, "id" | "name">;
  #isOpening = true;

  /** While it opens by itself nobody wants to write in it. */
  override get panel(): Panel | null {
    return this.#isOpening ? null : super.panel;
  }

  protected override updated(changed: PropertyValues): void {
    const before = document.activeElement;
    super.updated(changed);
    if (!this.#isOpening || this.renderRoot.querySelector("dialog") === null) return;
    this.#isOpening = false;
    if (before instanceof HTMLElement && before !== document.body) before.focus();
    else if (document.activeElement === this) this.shadowRoot?.querySelector("dialog")?.blur();
  }

  protected override connect({ room }: { readonly room: RoomId }): Talk {
    const { words, author, clock } = this;
    return previewTalk({ room, words, author, clock });
  }
}

/** A post with the chat on it. */
export class PreviewStage extends LightElement {
  static override properties = {
    words: { attribute: false },
    theme: { attribute: false },
    language: { attribute: false },
    author: { attribute: false },
    launcher: { attribute: false },
  };

  declare words: SiteFormWords;
  declare theme: Theme;
  /** A tag; empty: that of the console. */
  declare language: string;
  declare author: Pick<Sender, "id" | "name">;
  /** Is shown too, if it is given. */
  declare launcher: Launcher | undefined;

  protected override render(): TemplateResult {
    const { words, theme: { mode } } = this;
    return html`
      <div class="stage" role="group" aria-label=${words.preview}>
        <p class="label" aria-hidden="true">${words.preview}</p>
        <div class="paper" data-theme=${mode}>
          <p class="heading">${words.previewPost}</p>
          <div class="row"></div>
          <div class="row"></div>
          <div class="row"></div>
          <div class="chat"></div>
          <div class="corner"></div>
        </div>
        <p class="soft">${words.previewHint}</p>
      </div>
    `;
  }

  protected override updated(): void {
    const { theme } = this;
    const place = this.querySelector(".chat");
    const lang = this.language || this.closest("[lang]")?.getAttribute("lang") || "en";
    let preview = place?.querySelector<Preview>("small-talk-preview") ?? undefined;
    // Another language is another conversation.
    if (preview?.lang !== lang) {
      preview?.destroy();
      preview = this.#make(lang);
      for (const type of ["small-talk-open", "small-talk-close"]) {
        preview.addEventListener(type, () => {
          place?.classList.toggle("open", type === "small-talk-open");
        });
      }
      place?.append(preview);
      preview.open();
    }
    dress(preview, theme);
    this.#launch(lang);
  }

  #make(lang: string): Preview {
    const { words, author } = this;
    return Object.assign(document.createElement("small-talk-preview") as Preview, {
      words,
      author,
      lang,
      room: PATH,
      placement: "inline" as const,
      pageTitle: words.previewPost,
    });
  }

  /** The button in the corner of the post. */
  #launch(lang: string): void {
    const { launcher, theme } = this;
    const corner = this.querySelector<HTMLElement>(".corner");
    if (corner === null || launcher === undefined) return;
    corner.classList.toggle("start", launcher.side === "start");
    let shown = corner.querySelector<Preview>("small-talk-preview");
    if (shown?.lang !== lang) {
      shown?.destroy();
      shown = this.#make(lang);
      // It shows what it looks like; the conversation is above it.
      shown.addEventListener("small-talk-before-open", (event) => event.preventDefault());
      corner.append(shown);
    }
    dress(shown, theme);
    const label = launcher.label.trim();
    if (label === (shown.textContent ?? "")) return;
    const span = Object.assign(document.createElement("span"), { textContent: label });
    span.slot = "launcher";
    shown.replaceChildren(...label === "" ? [] : [span]);
  }
}

/** Gives the chat the colours that are chosen. */
function dress(preview: Preview, theme: Theme): void {
  preview.theme = theme.mode;
  if (theme.color === undefined) preview.style.removeProperty("--small-talk-accent");
  else preview.style.setProperty("--small-talk-accent", theme.color);
}

define("small-talk-preview", Preview);
define("small-talk-stage", PreviewStage);
