/**
 * Changes of one's own until the server has done them: shown at once, sent as soon as there is a link,
 * sent again after a reconnect (that is harmless), and taken back when they are refused.
 *
 * @module
 */
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Attended } from "./attending.ts";
import { changed } from "./changed.ts";
import { Line } from "./line.ts";
import type { Answer } from "./link.ts";
import { requote } from "./log.ts";
import type { Change } from "./model.ts";
import { failureOf } from "./pending.ts";
import { isTooLong, tidyText } from "./text.ts";

/** One of them. */
interface OwnChange {
  readonly id: string;
  readonly change: Change;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  isSent: boolean;
}

/** See the head of this file. */
export class OwnChanges {
  readonly #attended: Attended;
  readonly #line: Line;
  /** In the order in which they were made. */
  #changes: readonly OwnChange[] = [];

  constructor(attended: Attended) {
    this.#attended = attended;
    this.#line = new Line(attended.link, attended.clock);
  }

  /** A blank text is ignored. */
  add(id: string, change: Change): void {
    const tidy = change.kind === "edit" ? { ...change, text: tidyText(change.text) ?? "" } : change;
    if (tidy.kind === "edit" && tidy.text === "") return;
    // The server would end the connection over a frame that is too big.
    if (tidy.kind === "edit" && isTooLong(tidy.text)) {
      return this.#refuse(id, tidy, { code: "invalid-body", message: "The message is too long." });
    }
    const at = this.#attended.clock.now();
    this.#become([...this.#changes, { id, change: tidy, at, isSent: false }]);
    this.#send();
  }

  /** What was not answered before the link was lost is sent again. */
  linkChanged(): void {
    if (this.#isOnline) return this.#send();
    this.#line.clear();
    for (const own of this.#changes) own.isSent = false;
  }

  /** Sends nothing more. */
  stop(): void {
    this.#line.clear();
  }

  get #isOnline(): boolean {
    return this.#attended.conversation.state.link.kind === "online";
  }

  #send(): void {
    if (!this.#isOnline) return;
    for (const own of this.#changes) {
      if (own.isSent) continue;
      own.isSent = true;
      const { kind, ...rest } = own.change;
      const request = this.#attended.requestOf(kind, { id: own.id, ...rest });
      // From then on it matters that one stays the same person.
      this.#line.push({ ...request, kept: true }, (answer) => this.#end(own, answer));
    }
  }

  #end(own: OwnChange, answer: Answer): void {
    this.#become(this.#changes.filter((other) => other !== own));
    if (answer.kind === "refused") this.#refuse(own.id, own.change, answer.refusal);
  }

  #refuse(id: string, change: Change, refusal: Refusal): void {
    const { conversation, clock, happen } = this.#attended;
    const failure = failureOf(refusal, clock.now());
    const refused = [...conversation.state.refused, { id, change, failure }];
    happen({ type: "known", part: { refused } });
  }

  #become(changes: readonly OwnChange[]): void {
    this.#changes = changes;
    const { conversation, happen } = this.#attended;
    const by = conversation.state.you?.id ?? "";
    happen({ type: "equipped", tools: { dress: (log) => dressed(log, changes, by) } });
  }
}

/** The messages with changes on top; the same list when they change nothing. */
function dressed(
  log: readonly ChatMessage[],
  changes: readonly OwnChange[],
  by: string,
): readonly ChatMessage[] {
  let next: ChatMessage[] | undefined;
  for (const { id, change, at } of changes) {
    const index = log.findIndex((message) => message.id === id);
    const before = (next ?? log)[index];
    if (before === undefined) continue;
    const after = changed(before, change, { by, at });
    if (after === before) continue;
    next ??= [...log];
    next[index] = after;
    requote(next, after);
  }
  return next ?? log;
}
