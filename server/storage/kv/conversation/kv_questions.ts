/**
 * What is kept of a question beside its message, so that counting reads no messages.
 *
 * @module
 */
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { Entry } from "../database/fetched.ts";
import { SHARD_NAMES } from "./shard.ts";
import type { View } from "../database/view.ts";

/**
 * Questions of a partition that one call looks at; those of the newest conversations, when there are
 * more.
 */
const MAX_LOOKED_AT = 2_500;

/** A question, as far as counting wants it. */
export interface KvQuestion {
  readonly room: RoomId;
  /** When it was asked, in milliseconds since 1970. */
  readonly at: number;
  /** Whether a reader asked it in the open, and not in a whisper before. */
  readonly isCounted: boolean;
  /** When an author's message came that answered it, if one did. */
  readonly answeredAt?: number;
}

/** A question that counts, and where it is. */
export interface CountedQuestion extends KvQuestion {
  readonly key: number;
  readonly seq: number;
  readonly isOpen: boolean;
}

/** What is kept of a question beside its message. */
export function questionOf(
  { room, whisper }: ConversationRef,
  { from, at, whispered }: KeptMessage,
  answer: KeptMessage | undefined,
): KvQuestion {
  const isCounted = whisper === undefined && from.kind === "reader" && !whispered;
  const isAnswer = answer?.from.kind === "author" && !answer.deleted && answer.at >= at;
  return { room, at, isCounted, ...isAnswer && { answeredAt: answer.at } };
}

/** The questions of a site, or all, that count; in no order. */
export function questionsOf(view: View, site: string | undefined): readonly CountedQuestion[] {
  return listed(view).flat().filter(({ value: { isCounted, room } }) =>
    isCounted && (site === undefined || room.startsWith(`${site}/`))
  ).map(countedOf);
}

/** Whether there may be more questions than are looked at. */
export function areMoreQuestions(view: View): boolean {
  return listed(view).some((list) => list.length === MAX_LOOKED_AT);
}

function listed(view: View): readonly (readonly Entry<KvQuestion>[])[] {
  return view.all(SHARD_NAMES.map((shard) => () => {
    const range = { prefix: [shard, "question"] } as const;
    return view.list<KvQuestion>(range, { limit: MAX_LOOKED_AT, reverse: true });
  }));
}

function countedOf({ key, value }: Entry<KvQuestion>): CountedQuestion {
  return { ...value, key: Number(key[2]), isOpen: key[3] === "open", seq: Number(key[4]) };
}

/** Which of two questions was asked later: below 0 for `a`. */
export function newestFirst(a: CountedQuestion, b: CountedQuestion): number {
  return b.at - a.at || b.key - a.key || b.seq - a.seq;
}
