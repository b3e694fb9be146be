/**
 * Changes of one's own until the server has done them: shown at once, sent as soon as there is a link,
 * sent again after a reconnect (that is harmless), and taken back when they are refused. A reader's
 * are kept meanwhile, as messages are: the next page goes on with them.
 *
 * @module
 */
import type { ChatMessage } from "../../shared/chat/event.ts";
import { newId } from "../../shared/chat/id.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Attended } from "./attending.ts";
import { changed } from "./changed.ts";
import { Line } from "./line.ts";
import type { Answer } from "./link.ts";
import { requote } from "./log.ts";
import type { Change } from "./model.ts";
import { failureOf } from "./pending.ts";
import { isStale, type OutboxEntry, type Place, STALE } from "./outbox.ts";
import { isTooLong, tidyText } from "./text.ts";

/** One of them. */
interface OwnChange {
  /** Under which it is kept. */
  readonly key: string;
  /** The message's. */
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
    const { clock, random, outbox } = this.#attended;
    const at = clock.now();
    const key = newId(random);
    outbox?.keep({
      ...this.#place,
      message: { id: key, text: "", at, phase: "queued" },
      change: { id, change: tidy },
    });
    this.#become([...this.#changes, { key, id, change: tidy, at, isSent: false }]);
    this.#send();
  }

  /** Goes on with what an earlier page has left; what was refused meanwhile is told. */
  restore(entries: readonly OutboxEntry[]): void {
    const left: OwnChange[] = [];
    for (const { message: { id: key, at, failure }, change: own } of entries) {
      if (own === undefined || failure !== undefined) this.#attended.outbox?.remove(key);
      if (own === undefined) continue;
      if (failure === undefined) left.push({ ...own, key, at, isSent: false });
      else this.#refuse(own.id, own.change, failure);
    }
    this.#become([...left, ...this.#changes]);
    this.#send();
  }

  /** What was not answered before the link was lost is sent again. */
  linkChanged(): void {
    if (this.#isOnline) return this.#send();
    this.#line.clear();
    const { link } = this.#attended.conversation.state;
    // Whoever is here now has made none of them.
    if (link.kind === "connecting" && link.isOther) this.#forget(this.#changes);
    for (const own of this.#changes) own.isSent = false;
  }

  /** Sends nothing more. */
  stop(): void {
    this.#line.clear();
  }

  get #place(): Place {
    const { room, isWhisper } = this.#attended.conversation.state;
    return { room, isWhisper, isChange: true };
  }

  get #isOnline(): boolean {
    return this.#attended.conversation.state.link.kind === "online";
  }

  #send(): void {
    if (!this.#isOnline) return;
    const { clock, requestOf } = this.#attended;
    for (const own of this.#changes) {
      if (own.isSent) continue;
      own.isSent = true;
      // Nobody knows whether it is still meant.
      if (isStale(own, clock.now())) this.#end(own, { kind: "refused", refusal: STALE });
      else {
        const { kind, ...rest } = own.change;
        // From then on it matters that one stays the same person.
        const request = { ...requestOf(kind, { id: own.id, ...rest }), kept: true } as const;
        this.#line.push(request, (answer) => this.#end(own, answer));
      }
    }
  }

  #end(own: OwnChange, answer: Answer): void {
    this.#forget([own]);
    if (answer.kind === "refused") this.#refuse(own.id, own.change, answer.refusal);
  }

  #forget(gone: readonly OwnChange[]): void {
    for (const { key } of gone) this.#attended.outbox?.remove(key);
    this.#become(this.#changes.filter((own) => !gone.includes(own)));
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
