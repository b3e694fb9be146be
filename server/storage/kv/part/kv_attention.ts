/**
 * What people have seen, in Deno KV; `attendance.ts` says what is kept.
 *
 * @module
 */
import { type ConversationRef, refOf } from "../../../../shared/chat/id.ts";
import { MAX_COUNTED_UNREAD } from "../../../../shared/limit.ts";
import type { Synchronous } from "../../part.ts";
import type {
  Attended,
  AttentionStore,
  Person,
  Seen,
  SeenMark,
  SeenMarks,
} from "../../port/attention_store.ts";
import {
  attentionKeys,
  forgetPerson,
  newsTo,
  putMark,
  seenOf,
  type Since,
} from "../conversation/attendance.ts";
import {
  type AttendedConversation,
  conversationsAttendedBy,
  sinceIn,
} from "../conversation/kv_attended.ts";
import type { KvPart } from "./kv_part.ts";
import {
  conversationKeys,
  type KvConversation,
  type KvMessage,
  roomKeys,
} from "../conversation/layout.ts";
import { scan } from "../database/scan.ts";
import { shardOf } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** As many messages are looked at to find what somebody has not seen, when little of it is theirs. */
const FIRST_LOOKED_AT = MAX_COUNTED_UNREAD + 20;
/** How far back is looked for what an author who has seen nothing of a conversation has before them. */
const MAX_LOOKED_AT = 1_000;

/** {@linkcode AttentionStore} on marks and conversations. */
export class KvAttention implements Synchronous<AttentionStore> {
  readonly #view: View;
  readonly #leave: () => void;

  /** @param leave says that more is left */
  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  see(person: Person, { seq, epoch, at: _, ...ref }: SeenMark): Seen {
    const found = this.#find(person, ref);
    if (found === undefined || seq > found.conversation.lastSeq) return { kind: "not-found" };
    const { key, conversation, from, mark } = found;
    if (epoch !== undefined && epoch !== conversation.epoch) return { kind: "not-found" };
    if (person.kind === "reader" && from === undefined) return { kind: "unattended" };
    const seen = mark ?? from;
    const isNew = seen === undefined || seen < seq;
    // What is unseen is read before anything is written, so that it is fetched with the rest.
    const attended = attendedBy(
      this.#view.unchecked,
      person,
      isNew ? { ...found, mark: seq } : found,
    );
    if (isNew) putMark(this.#view, person, key, seq);
    return { kind: isNew ? "seen" : "unchanged", ...attended };
  }

  marks(person: Person, ref: ConversationRef): SeenMarks {
    const { whisper } = ref;
    const key = this.#view.unchecked.get<number>(roomKeys.name(ref));
    if (key === undefined) return { seen: 0, seenByOther: 0 };
    const [found, seenByOther] = this.#view.all([
      () => this.#find(person, ref),
      () => whisper === undefined ? 0 : this.#seenByOther(person, whisper, key),
    ]);
    if (found === undefined) return { seen: 0, seenByOther: 0 };
    const { mark, from = 0 } = found;
    const seen = person.kind === "reader"
      ? mark ?? from
      : attendedBy(this.#view, person, found).seen;
    return { seen, seenByOther };
  }

  attended(person: Person, { limit }: { readonly limit: number }): readonly Attended[] {
    const found = conversationsAttendedBy(this.#view, person, limit);
    const attended = this.#view.all(
      found.map((one) => () => attendedBy(this.#view, person, one)),
    );
    return person.kind === "reader" ? attended : attended.filter(({ unseen }) => unseen.length > 0);
  }

  forget(reader: string): void {
    if (forgetPerson(this.#view, { kind: "reader", id: reader })) this.#leave();
  }

  /** Only looks at the conversation. */
  #find(person: Person, ref: ConversationRef): AttendedConversation | undefined {
    const looked = this.#view.unchecked;
    const key = looked.get<number>(roomKeys.name(ref));
    if (key === undefined) return undefined;
    const [conversation, from, since, mark] = looked.all([
      () => looked.get<KvConversation>(conversationKeys.conversation(key)),
      () =>
        person.kind === "reader"
          ? looked.get<number>(attentionKeys.attends(person.id, key))
          : undefined,
      () =>
        person.kind === "author" ? looked.get<Since>(attentionKeys.since(person.id)) : undefined,
      () => this.#view.get<number>(attentionKeys.seen(person, key)),
    ]);
    return conversation && { key, conversation, from, mark, since: sinceIn(since, key) };
  }

  #seenByOther({ kind }: Person, whisper: string, key: number): number {
    if (kind === "author") {
      const [mark, from] = this.#view.getAll<number>([
        attentionKeys.seen({ kind: "reader", id: whisper }, key),
        attentionKeys.attends(whisper, key),
      ]);
      return mark ?? from ?? 0;
    }
    const marks = this.#view.list<number>({ prefix: attentionKeys.seenIn(key, "author") }, {
      limit: MAX_LOOKED_AT,
    });
    return Math.max(0, ...marks.map(({ value }) => value));
  }
}

/** {@linkcode KvAttention}; what is seen is written beside others of its partition. */
export const KV_ATTENTION: KvPart<AttentionStore> = {
  on: (view, leave) => new KvAttention(view, leave),
  partition: (_, [, mark]) => {
    const { room } = mark as SeenMark | undefined ?? {};
    return room === undefined ? "seen0" : seenOf(shardOf(room));
  },
};

/** What somebody has before them in a conversation. */
export function attendedBy(
  view: View,
  person: Person,
  found: AttendedConversation,
): Attended {
  const { conversation, from = 0, mark } = found;
  const { lastSeq, ref } = conversation;
  if (person.kind === "reader") {
    const seen = mark ?? from;
    return { ...refOf(ref), seen, unseen: unseenAfter(view, person, found, seen) };
  }
  const news = newsTo(person.id, conversation.news);
  const unseen = news <= (mark ?? 0)
    ? []
    : mark === undefined
    ? unseenSince(view, person, found)
    : unseenAfter(view, person, found, mark);
  // An author has seen what is not before them: what came before their account, and their own.
  return { ...refOf(ref), seen: (unseen[0] ?? lastSeq + 1) - 1, unseen };
}

function unseenAfter(
  view: View,
  person: Person,
  { key, conversation: { news }, since }: AttendedConversation,
  seen: number,
): readonly number[] {
  if ((news?.seq ?? 0) <= seen) return [];
  const range = {
    prefix: conversationKeys.messages(key),
    start: conversationKeys.message(key, seen + 1),
  };
  const unseen: number[] = [];
  // Of what came before their account an author may have seen a part, too.
  const earliest = person.kind === "author" ? since + 1 : 0;
  for (const { value } of scan<KvMessage>(view, range, { first: FIRST_LOOKED_AT })) {
    if (value.order >= earliest && isNews(value, person)) unseen.push(value.kept.seq);
    if (unseen.length === MAX_COUNTED_UNREAD) break;
  }
  return unseen;
}

/** Of an author who has not seen anything yet: what came after their account. */
function unseenSince(
  view: View,
  person: Person,
  { key, since }: AttendedConversation,
): readonly number[] {
  const unseen: number[] = [];
  const range = { prefix: conversationKeys.messages(key) };
  let looked = 0;
  for (const { value } of scan<KvMessage>(view, range, { reverse: true, first: FIRST_LOOKED_AT })) {
    if (value.order <= since || ++looked > MAX_LOOKED_AT) break;
    if (isNews(value, person)) unseen.push(value.kept.seq);
  }
  return unseen.reverse().slice(0, MAX_COUNTED_UNREAD);
}

function isNews({ kept: { from, deleted }, isRestored }: KvMessage, { kind, id }: Person): boolean {
  return !deleted && !isRestored && !(from.kind === kind && from.id === id);
}
