/**
 * What there is to tell an author: what readers said, they have not seen, nobody has answered, and they
 * were not told yet.
 *
 * @module
 */
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { HeldMessage } from "../../../../shared/chat/moderation.ts";
import type { NoticeSettings } from "../../../../shared/chat/notice.ts";
import type { Store } from "../../../storage/store.ts";
import type { Desk } from "../../desk/desk.ts";
import { siteOf } from "../../site/sites.ts";
import type { NoticeItem, NoticeReason } from "./notice.ts";
import { titleOf } from "./title.ts";
import { isWanted } from "./wanted.ts";

/** How much of one conversation is looked at. */
const MAX_MESSAGES = 50;
/** How many conversations a digest looks at. */
const MAX_CONVERSATIONS = 50;
/** What is older was told, or is no news. */
const MAX_AGE_MS = 7 * 24 * 60 * 60_000;

/** What {@linkcode Collecting} is made with. */
export interface CollectingOptions {
  readonly store: Pick<Store, "attention" | "page" | "held" | "notices" | "rooms" | "whispers">;
  readonly desk: { readonly states: Pick<Desk["states"], "of"> };
}

/** For whom, by what. */
export interface Asked {
  readonly author: string;
  readonly channel: string;
  readonly settings: NoticeSettings;
  /** What was said before is no news to this channel. */
  readonly since: number;
  readonly now: number;
}

/** What was found about one thing. */
export interface Found {
  readonly items: readonly NoticeItem[];
  /** What is told once it was. */
  readonly topic: string;
  readonly upTo: number;
  readonly reader?: string;
}

/** Looks for what there is to tell. */
export class Collecting {
  readonly #options: CollectingOptions;

  constructor(options: CollectingOptions) {
    this.#options = options;
  }

  /** What is new in one conversation; `undefined` when nothing is. */
  async news(asked: Asked, ref: ConversationRef): Promise<Found | undefined> {
    const unseen = await this.#unseen(asked.author);
    const { seqs } = unseen.find((each) => isSame(each.ref, ref)) ?? {};
    return seqs && await this.#of(asked, ref, seqs);
  }

  /** What is new everywhere. */
  async digest(asked: Asked): Promise<readonly Found[]> {
    const found: Found[] = [];
    for (const { ref, seqs } of (await this.#unseen(asked.author)).slice(0, MAX_CONVERSATIONS)) {
      const one = await this.#of(asked, ref, seqs);
      if (one !== undefined) found.push(one);
    }
    const rooms = new Set((await this.#options.store.held.all()).map(({ room }) => room));
    for (const room of rooms) {
      const one = await this.held(asked, room);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** What waits in a room to be let through. */
  async held(asked: Asked, room: RoomId): Promise<Found | undefined> {
    const { store } = this.#options;
    const topic = `held ${room}`;
    const told = await this.#told(asked, topic);
    const waiting = (await store.held.all()).filter((message) =>
      message.room === room && isNews(message, asked) && message.at > told &&
      isWanted(asked.settings, { site: siteOf(room), reason: "held", isMine: false })
    );
    const last = waiting.at(-1);
    if (last === undefined) return undefined;
    const items = waiting.map((message) =>
      itemOf(message, { asked, reason: "held", title: pageTitle(message) })
    );
    return { items, topic, upTo: Math.max(...waiting.map(({ at }) => at)) };
  }

  /** A conversation that was given to the author, unless it is somebody else's again, or done. */
  async assigned(asked: Asked, ref: ConversationRef): Promise<Found | undefined> {
    const { store, desk } = this.#options;
    const state = await desk.states.of(ref);
    if (state?.assignee !== asked.author || state.done) return undefined;
    const topic = `assigned ${topicOf(ref)}`;
    if (state.at <= await this.#told(asked, topic)) return undefined;
    const { messages } = await store.page({ ...refOf(ref), limit: MAX_MESSAGES });
    const last = messages.findLast(({ from, deleted }) => from.kind === "reader" && !deleted);
    const isFit = last !== undefined &&
      isWanted(asked.settings, { site: siteOf(ref.room), reason: "assigned", isMine: true });
    if (!isFit) return undefined;
    const title = await titleOf(store, ref);
    const item = itemOf(last, { asked, reason: "assigned", title });
    return { items: [item], topic, upTo: state.at, ...readerOf(ref) };
  }

  /** What an author has not seen, by conversation; the newest conversation first. */
  async #unseen(author: string) {
    const attended = await this.#options.store.attention
      .attended({ kind: "author", id: author }, { limit: 200 });
    return attended.filter(({ unseen }) => unseen.length > 0)
      .map(({ unseen, ...ref }) => ({ ref: refOf(ref), seqs: new Set(unseen) }));
  }

  async #of(
    asked: Asked,
    ref: ConversationRef,
    seqs: ReadonlySet<number>,
  ): Promise<Found | undefined> {
    const { store, desk } = this.#options;
    const { epoch, messages } = await store.page({ ...ref, limit: MAX_MESSAGES });
    // A conversation that was erased counts anew.
    const topic = `${epoch} ${topicOf(ref)}`;
    const told = await this.#told(asked, topic);
    const answeredUpTo = messages.findLast(({ from }) => from.kind === "author")?.seq ?? 0;
    const candidates = messages.filter((message) =>
      message.seq > told && seqs.has(message.seq) && message.from.kind === "reader" &&
      !message.deleted && isNews(message, asked) && !isAnswered(message, answeredUpTo)
    );
    if (candidates.length === 0) return undefined;
    const isMine = (await desk.states.of(ref))?.assignee === asked.author;
    const wanted = candidates.filter((message) =>
      isWanted(asked.settings, { site: siteOf(ref.room), reason: reasonOf(message), isMine })
    );
    const last = wanted.at(-1);
    if (last === undefined) return undefined;
    const title = await titleOf(store, ref);
    const items = wanted.map((message) =>
      itemOf(message, { asked, reason: reasonOf(message), title })
    );
    return { items, topic, upTo: last.seq, ...readerOf(ref) };
  }

  async #told({ author, channel }: Asked, topic: string): Promise<number> {
    return await this.#options.store.notices.told({ author, channel, topic });
  }
}

/** Names a conversation among what is told. */
export function topicOf({ room, whisper }: ConversationRef): string {
  return JSON.stringify([room, whisper]);
}

/** Why somebody is told of a message. */
export function reasonOf({ whisper, question }: ChatMessage): NoticeReason {
  if (whisper !== undefined) return "whisper";
  return question === undefined ? "message" : "question";
}

/** A question waits for its own answer; whatever else was said is answered by the next word. */
function isAnswered({ seq, question, whisper }: ChatMessage, answeredUpTo: number): boolean {
  if (question !== undefined && whisper === undefined) return question.state === "answered";
  return seq < answeredUpTo;
}

function isNews({ at }: { readonly at: number }, { since, now }: Asked): boolean {
  return at >= since && at > now - MAX_AGE_MS;
}

function itemOf(
  message: ChatMessage | HeldMessage,
  { asked: { settings }, reason, title }: {
    readonly asked: Asked;
    readonly reason: NoticeReason;
    readonly title: string;
  },
): NoticeItem {
  const { id, at, from, text, sentence, ...ref } = message;
  return {
    ...refOf(ref),
    id,
    reason,
    at,
    title,
    ...settings.withText && {
      said: { from: from.name, text, ...sentence !== undefined && { sentence: sentence.text } },
    },
  };
}

function pageTitle({ room, page }: HeldMessage): string {
  return page?.title || room.slice(room.indexOf("/"));
}

function readerOf({ whisper }: ConversationRef): { readonly reader?: string } {
  return whisper === undefined ? {} : { reader: whisper };
}

function isSame(a: ConversationRef, b: ConversationRef): boolean {
  return a.room === b.room && a.whisper === b.whisper;
}
