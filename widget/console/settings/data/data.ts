/**
 * `<small-talk-data>`: takes all conversations along as a file, and brings some back. Both ask first who
 * is there, where that was proved too long ago.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import { fieldsOf, isCount } from "../../../../shared/chat/guard.ts";
import { define } from "../../../component/light_element.ts";
import { selectField, switchField } from "../../kit/field.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import type { DataWords } from "./words.ts";

type Format = "jsonl" | "markdown";

/** See the head of this file. */
export class DataPage extends Section<DataWords> {
  static override properties = {
    ...Section.properties,
    format: { attribute: false },
    whispers: { attribute: false },
    exported: { attribute: false },
    imported: { attribute: false },
  };

  declare protected format: Format;
  /** Whether private conversations are in the file. */
  declare protected whispers: boolean;
  declare protected exported: Status;
  declare protected imported: Status;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };

  constructor() {
    super();
    this.format = "jsonl";
    this.whispers = true;
    this.exported = IDLE;
    this.imported = IDLE;
  }

  protected override render(): TemplateResult {
    const { words, format, whispers, exported, imported } = this;
    return html`
      <div class="page">
        <h1 tabindex="-1">${words.title}</h1>
        <section aria-labelledby="data-export">
          <h2 id="data-export">${words.exportTitle}</h2>
          <p>${words.exportAbout}</p>
          ${selectField<Format>({
            id: "data-format",
            label: words.format,
            value: format,
            options: [["jsonl", words.formats.jsonl], ["markdown", words.formats.markdown]],
            change: (value) => this.format = value,
          })}
          ${switchField({
            id: "data-whispers",
            label: words.whispers,
            hint: words.whispersHint,
            checked: whispers,
            change: (checked) => this.whispers = checked,
          })}
          <div class="act">
            <button
              class="primary"
              aria-disabled=${exported.kind === "busy"}
              @click=${this.#export}
            >${words.export}</button>
            ${statusLine(exported)}
          </div>
        </section>
        <section aria-labelledby="data-import">
          <h2 id="data-import">${words.importTitle}</h2>
          <p>${words.importAbout}</p>
          <div class="act">
            <label class="plain file">
              ${words.choose}
              <input
                type="file"
                accept=".jsonl,.ndjson"
                ?disabled=${imported.kind === "busy"}
                @change=${this.#import}
              >
            </label>
            ${statusLine(imported)}
          </div>
        </section>
        <p class="soft">${words.backup} <code>deno task backup</code></p>
      </div>
    `;
  }

  /** The file goes to the disk as it comes; who may have it is asked before, where one can be asked. */
  async #export(): Promise<void> {
    const { desk, words, format, whispers } = this;
    if (this.exported.kind === "busy") return;
    const { kit } = desk.locale.words;
    this.exported = { kind: "busy", text: kit.proof.checking };
    const asked = await desk.api.call("GET", "/api/session/confirm");
    if (!asked.ok) {
      this.exported = refusedStatus(asked.refusal, kit);
      return;
    }
    const query = new URLSearchParams({ format, whispers: whispers ? "yes" : "no" });
    const link = document.createElement("a");
    link.href = `/api/export?${query}`;
    link.download = "";
    link.click();
    this.exported = { kind: "done", text: words.begun };
  }

  async #import({ currentTarget }: Event): Promise<void> {
    const { desk, words } = this;
    const input = currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (file === undefined || this.imported.kind === "busy") return;
    this.imported = { kind: "busy", text: words.importing };
    const outcome = await desk.api.call("POST", "/api/import", file);
    if (outcome.ok) {
      this.imported = { kind: "done", text: words.imported(...countsIn(outcome.value)) };
    } else if (outcome.refusal.code === "invalid-body") {
      this.imported = { kind: "failed", text: words.unfit(outcome.refusal.message) };
    } else this.imported = refusedStatus(outcome.refusal, desk.locale.words.kit);
  }
}

/** Of a report of an import: new conversations, new messages, and messages that were there already. */
function countsIn(report: unknown): readonly [number, number, number] {
  const { conversations, messages } = fieldsOf<{ conversations: 0; messages: 0 }>(report);
  const count = (value: unknown, name: "added" | "known") => {
    const number = fieldsOf<Record<"added" | "known", number>>(value)[name];
    return isCount(number) ? number : 0;
  };
  return [count(conversations, "added"), count(messages, "added"), count(messages, "known")];
}

define("small-talk-data", DataPage);
