/**
 * `<small-talk-check>`: whether the server and what stands before it fit together, as far as this page
 * can see, and the line to change where they do not. Only the owner has this page.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { FRONT_LINES, type FrontKind } from "../../../../shared/front.ts";
import { define } from "../../../component/light_element.ts";
import { refusalText, type Status, statusLine } from "../../kit/status.ts";
import { codeToCopy } from "../../kit/tag_to_paste.ts";
import type { Desk } from "../../shell/desk.ts";
import { Section } from "../../shell/section.ts";
import { browserProbe } from "./browser_probe.ts";
import { en } from "./en.ts";
import { examine, type Progress, STEPS } from "./examine.ts";
import { CODES, type Finding } from "./finding.ts";
import { checkStyle } from "./style.ts";
import type { CheckWords } from "./words.ts";

/** What was found, and when. */
interface Checked {
  readonly progress: Progress;
  /** When it was over, in milliseconds since 1970; left out while it goes on. */
  readonly at?: number;
}

/** What was found last at a desk: it is still there when one comes back to the page. */
const last = new WeakMap<Desk, Checked>();

const NAMES: Readonly<Record<FrontKind, string>> = {
  nginx: "nginx",
  caddy: "Caddy",
  cloudflare: "Cloudflare",
  apache: "Apache",
};
/** Whose lines are shown where it is not known what stands before the server. */
const USUAL: readonly FrontKind[] = ["nginx", "caddy", "cloudflare"];

/** See the head of this file. */
export class CheckPage extends Section<CheckWords> {
  static override properties = {
    ...Section.properties,
    checked: { attribute: false },
  };

  declare protected checked: Checked | undefined;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = checkStyle;
  #running: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running?.abort();
    this.#running = undefined;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { progress, at } = this.checked ?? last.get(this.desk) ?? {};
    const findings = progress?.findings ?? [];
    const isBad = ({ code }: Finding) => CODES[code] === "fault" || CODES[code] === "warning";
    const bad = findings.filter(isBad)
      .toSorted((a, b) =>
        Number(CODES[a.code] === "warning") - Number(CODES[b.code] === "warning")
      );
    const good = findings.filter((finding) => !isBad(finding));
    return html`
      <div class="page">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p class="soft">${words.about}</p>
        </div>
        <div class="act">
          <button
            class="primary"
            aria-disabled=${this.#running !== undefined}
            @click=${this.#check}
          >${at === undefined ? words.check : words.again}</button>
          ${statusLine(this.#status(progress, at, bad.length))}
        </div>
        ${this.#list("check-bad", words.toMend, bad)} ${this.#list(
          "check-good",
          words.inOrder,
          good,
        )}
        <p class="soft">${words.more} <code>deno task doctor</code></p>
      </div>
    `;
  }

  #status(progress: Progress | undefined, at: number | undefined, bad: number): Status {
    const { words, desk: { locale: { calendar, words: { kit } } } } = this;
    if (progress?.refusal !== undefined) {
      return { kind: "failed", text: refusalText(progress.refusal, kit) };
    }
    if (progress?.step !== undefined && this.#running !== undefined) {
      const { step } = progress;
      const text = words.looking(STEPS.indexOf(step) + 1, STEPS.length, words.steps[step]);
      return { kind: "busy", text };
    }
    if (at === undefined) return { kind: "idle" };
    const found = bad === 0 ? words.allWell : words.found(bad);
    return { kind: "done", text: `${found} ${words.at(calendar.time(at))}` };
  }

  #list(id: string, title: string, findings: readonly Finding[]): TemplateResult | typeof nothing {
    if (findings.length === 0) return nothing;
    return html`
      <section aria-labelledby=${id}>
        <h2 id=${id}>${title}</h2>
        <ul class="findings" role="list">${findings.map((finding) => this.#finding(finding))}</ul>
      </section>
    `;
  }

  #finding({ code, seen = "", front, setting }: Finding): TemplateResult {
    const { words, desk: { locale: { words: { kit } } } } = this;
    const level = CODES[code];
    const [what, text] = words.findings[code];
    const known = this.checked?.progress.front ?? last.get(this.desk)?.progress.front;
    return html`
      <li class=${level}>
        <p>
          <span class="level">${words.levels[level]}</span>
          <span class="about">${what}</span>
        </p>
        <p class="soft">${text(seen)}</p>
        ${(front === undefined ? [] : frontsFor(known)).map((kind) => {
          const line = front && FRONT_LINES[front][kind];
          if (line === undefined) return nothing;
          const label = words.lines[line.how](NAMES[kind]);
          return html`
            <p class="soft where">${label}</p>
            ${codeToCopy(line.line, kit, label)}
          `;
        })}
        ${setting === undefined ? nothing : html`
          <p class="soft where">${words.setting}</p>
          ${codeToCopy(setting, kit, setting)}
        `}
      </li>
    `;
  }

  async #check(): Promise<void> {
    if (this.#running !== undefined) return;
    const running = this.#running = new AbortController();
    const { desk } = this;
    for await (const progress of examine(browserProbe(desk, running.signal))) {
      // Whoever has left the page wants to see none of it.
      if (running.signal.aborted) return;
      const isOver = progress.step === undefined;
      if (isOver) this.#running = undefined;
      this.checked = isOver ? { progress, at: desk.clock.now() } : { progress };
      if (isOver && progress.refusal === undefined) last.set(desk, this.checked);
    }
  }
}

/** Whose lines are shown: behind Cloudflare stands another one. */
function frontsFor(known: FrontKind | undefined): readonly FrontKind[] {
  if (known === undefined) return USUAL;
  return known === "cloudflare" ? ["cloudflare", "nginx", "caddy"] : [known];
}

define("small-talk-check", CheckPage);
