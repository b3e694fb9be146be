/**
 * What is said while one waits for the first page with the tag.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { KitWords } from "../../locale/console_words.ts";
import { codeToCopy } from "../kit/tag_to_paste.ts";
import type { PageVerdict } from "./judge.ts";
import type { SetupWords } from "./words.ts";

const DOCTOR = "deno task doctor";

/** What a verdict is shown with. */
export interface Waiting {
  readonly words: SetupWords;
  readonly kit: KitWords;
  /** The time of day of a moment. */
  readonly timeOf: (at: number) => string;
  readonly letIn: (origin: string) => void;
}

interface Said {
  readonly look?: "works" | "wrong";
  readonly title: string;
  readonly hint?: string;
  /** Whether the doctor can say more. */
  readonly doctor?: true;
  /** Which origin can be let in. */
  readonly origin?: string;
}

/** See the head of this file. */
export function verdictCard(verdict: PageVerdict, waiting: Waiting): TemplateResult {
  const { kit, words, letIn } = waiting;
  const { look = "", title, hint, doctor, origin } = saidOf(verdict, waiting);
  return html`
    <div class=${`verdict ${look}`}>
      <div role="status">
        <h2 dir="auto" tabindex="-1">${title}</h2>
        ${hint === undefined ? nothing : html`<p class="soft" dir="auto">${hint}</p>`}
      </div>
      ${origin === undefined ? nothing : html`
        <button type="button" class="primary" @click=${() => letIn(origin)}>
          ${words.form.letIn}
        </button>
      `}
      ${doctor === undefined ? nothing : html`
        <p class="soft">${words.doctor}</p>
        ${codeToCopy(DOCTOR, kit)}
      `}
    </div>
  `;
}

function saidOf(verdict: PageVerdict, { words, timeOf }: Waiting): Said {
  switch (verdict.kind) {
    case "waiting":
      return { title: words.waiting, hint: words.waitingHint };
    case "tag":
      return { title: words.tag(verdict.origin), hint: words.tagHint };
    case "opening":
      return { title: words.opening(verdict.origin) };
    case "works":
      return {
        look: "works",
        title: words.works,
        hint: words.worksAt(verdict.url, timeOf(verdict.at)),
      };
    case "detour":
      return {
        look: "works",
        title: words.detour,
        hint: `${words.worksAt(verdict.url, timeOf(verdict.at))} ${words.detourHint}`,
        doctor: true,
      };
    case "refused":
      return {
        look: "wrong",
        title: words.refused(verdict.origin),
        hint: words.refusedHint,
        origin: verdict.origin,
      };
    case "other":
      return { look: "wrong", title: words.other(verdict.origin, verdict.site) };
    case "silent":
      return { look: "wrong", title: words.silent(verdict.origin), hint: words.silentHint };
    case "unconnected":
      return {
        look: "wrong",
        title: words.unconnected(verdict.origin),
        hint: words.unconnectedHint,
        doctor: true,
      };
    case "plain":
      return {
        look: "wrong",
        title: words.plain(verdict.origins.join(", ")),
        hint: words.plainHint,
        doctor: true,
      };
  }
}
