/**
 * Canned answers: what authors keep ready to say. Readers see nothing of them until an author sends one
 * as a message of theirs.
 *
 * @module
 */
import {
  CANNED_VARIABLES,
  type CannedAnswer,
  type CannedAnswerList,
  type PutCannedAnswer,
  unknownVariables,
} from "../../../shared/chat/canned.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_CANNED_ANSWERS, MAX_CANNED_TITLE_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import type { Sites } from "../site/sites.ts";
import { cleanText, cleanTitle } from "../text.ts";

const ID = /^[\w-]{1,64}$/;

/** What {@linkcode CannedAnswers} are made with. */
export interface CannedAnswersOptions {
  readonly store: Pick<Store, "canned">;
  readonly clock: Pick<Clock, "now">;
  readonly sites: Pick<Sites, "has">;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** The texts authors keep ready. */
export class CannedAnswers {
  readonly #options: CannedAnswersOptions;

  constructor(options: CannedAnswersOptions) {
    this.#options = options;
  }

  /** All of them, in the order of their titles. */
  async list(): Promise<CannedAnswerList> {
    const answers = await this.#options.store.canned.all();
    return { answers: answers.toSorted((a, b) => a.title < b.title ? -1 : 1) };
  }

  /**
   * Keeps an answer, or another form of the one with this id.
   *
   * @throws {Refused} `invalid-body` or `not-stored`
   */
  async put(id: string, { title, text, site }: PutCannedAnswer): Promise<CannedAnswer> {
    if (!ID.test(id)) throw invalid('its id has 1 to 64 of A–Z, a–z, 0–9, "_" and "-"');
    const { store, clock, sites, report } = this.#options;
    if (site !== undefined && !sites.has(site)) {
      throw invalid(`there is no site ${JSON.stringify(site)}`);
    }
    const answer: CannedAnswer = {
      id,
      title: checkedTitle(title),
      text: checkedText(text),
      ...site !== undefined && { site },
      at: clock.now(),
    };
    if (await kept(store.canned.put(answer, MAX_CANNED_ANSWERS), report, "answer")) return answer;
    throw invalid(`there are ${MAX_CANNED_ANSWERS} already. Delete some`);
  }

  /** Forgets an answer. @throws {Refused} `not-found` or `not-stored` */
  async remove(id: string): Promise<void> {
    const { store, report } = this.#options;
    if (await kept(store.canned.remove(id), report, "change")) return;
    throw new Refused({ code: "not-found", message: "There is no such canned answer." });
  }
}

function checkedTitle(raw: string): string {
  const title = cleanTitle(raw);
  if (title === "") throw invalid('its "title" is empty');
  if (title.length <= MAX_CANNED_TITLE_LENGTH) return title;
  throw invalid(
    `its "title" has ${title.length} characters: at most ${MAX_CANNED_TITLE_LENGTH}`,
  );
}

function checkedText(raw: string): string {
  const text = cleanText(raw);
  const [unknown] = unknownVariables(text);
  if (unknown === undefined) return text;
  const known = CANNED_VARIABLES.map((name) => `{${name}}`).join(", ");
  throw invalid(
    `there is no variable {${unknown}}. There are ${known}; write {{${unknown}}} to show the braces`,
  );
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot keep the answer: ${state}.` });
}
