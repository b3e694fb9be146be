/**
 * Tells authors what readers say while they do not look: hears it, waits a little, and looks then
 * whether it is still news.
 *
 * @module
 */
import { type ConversationRef, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { DeskEvent, DeskState } from "../../../../shared/chat/desk.ts";
import type { Clock } from "../../../../shared/clock.ts";
import type { NotificationJob } from "../../../storage/port/notification_store.ts";
import type { Committed, Store } from "../../../storage/store.ts";
import { roleOf } from "../../author/role.ts";
import type { HeldMessage } from "../../../../shared/chat/moderation.ts";
import type { Attempt, Outbox } from "../outbox.ts";
import { type Collecting, type Found, topicOf } from "./collecting.ts";
import type { Notice, NoticeItem } from "./notice.ts";
import type { NoticeBook } from "./notice_book.ts";
import { nextDigestAt, tellAt } from "./quiet_hours.ts";
import type { Routes } from "./route.ts";

/** The kind of jobs that tell authors. */
export const NOTICE_KIND = "notice";
/** Whoever looks at the console has so long to see it there. */
export const GRACE_MS = 30_000;
/** How many messages one notice shows. */
const MAX_ITEMS = 10;

/** What {@linkcode Telling} is made with. */
export interface TellingOptions {
  readonly store: Pick<Store, "authors" | "attention" | "held" | "notices">;
  readonly outbox: Outbox;
  readonly book: NoticeBook;
  readonly collecting: Collecting;
  readonly routes: Routes;
  /** Whether an author looks at the console now. */
  readonly isHere: (author: string) => boolean;
  /** Where the console shows a conversation, or all of them. */
  readonly urlOf: (ref: ConversationRef | undefined) => string;
  readonly clock: Pick<Clock, "now">;
  /** Hears what broke; for the log. */
  readonly report: (fault: unknown) => void;
}

type Elsewhere = Pick<Committed, "elsewhere">;

/** About what an author is told. */
type About =
  | { readonly kind: "news" | "assigned"; readonly room: RoomId; readonly whisper?: string }
  | { readonly kind: "held"; readonly room: RoomId }
  | { readonly kind: "digest" };

/** Tells authors. */
export class Telling {
  readonly #options: TellingOptions;
  #adding: Promise<unknown> = Promise.resolve();
  /** About what something is added as soon as its turn comes. */
  readonly #queued = new Set<string>();

  constructor(options: TellingOptions) {
    this.#options = options;
    options.outbox.on(NOTICE_KIND, (job) => this.#send(job));
  }

  /** Looks what came and was not told when the process ended. */
  async start(): Promise<void> {
    const { store, routes } = this.#options;
    const held = new Set((await store.held.all()).map(({ room }) => room));
    for (const author of await routes.authors()) {
      const attended = await store.attention
        .attended({ kind: "author", id: author }, { limit: 200 });
      for (const { unseen, ...ref } of attended) {
        if (unseen.length > 0) await this.#add(author, { kind: "news", ...refOf(ref) });
      }
      for (const room of held) await this.#add(author, { kind: "held", room });
    }
  }

  /** Waits for what was begun. */
  async stop(): Promise<void> {
    await this.#adding;
  }

  /**
   * A message came. One that came to another instance is told by that one; here it counts for what is
   * on its way now, which may be too old to say it.
   */
  hear({ kind, message, elsewhere }: Committed): void {
    if (kind !== "message" || message.from.kind !== "reader") return;
    if (elsewhere && !this.#options.outbox.isSending) return;
    this.#tellAll({ kind: "news", ...refOf(message) });
  }

  /** A message waits to be let through; at another instance, as in {@linkcode Telling.hear}. */
  hearHeld({ room }: Pick<HeldMessage, "room">, { elsewhere }: Elsewhere = {}): void {
    if (elsewhere && !this.#options.outbox.isSending) return;
    this.#tellAll({ kind: "held", room });
  }

  /** Something was settled at the desk. */
  hearDesk(event: DeskEvent, before?: DeskState): void {
    if (event.type !== "desk") return;
    const { state, by } = event;
    const { assignee } = state;
    // Whoever takes it knows.
    if (assignee === undefined || assignee === before?.assignee || by?.id === assignee) return;
    this.#later(() => this.#add(assignee, { kind: "assigned", ...refOf(state) }));
  }

  /** In a room where much is said, one look is taken for all that came before it. */
  #tellAll(about: About): void {
    const key = keyOf(about);
    if (this.#queued.has(key)) return;
    this.#queued.add(key);
    this.#later(async () => {
      this.#queued.delete(key);
      for (const author of await this.#options.routes.authors()) await this.#add(author, about);
    });
  }

  #later(add: () => Promise<void>): void {
    this.#adding = this.#adding.then(add).catch(this.#options.report);
  }

  async #add(author: string, about: About): Promise<void> {
    for (const { id } of await this.#options.routes.of(author)) {
      await this.#addFor(author, id, about);
    }
  }

  async #addFor(author: string, channel: string, about: About): Promise<void> {
    const { outbox, book, clock } = this.#options;
    const { settings } = book.of(author);
    const now = clock.now();
    const soon = now + GRACE_MS;
    const isLater = about.kind !== "assigned" &&
      (settings.digest !== "off" || tellAt(settings, soon) > soon);
    const told: About = isLater ? { kind: "digest" } : about;
    const dueAt = settings.digest !== "off" && isLater
      ? nextDigestAt(settings.digest, settings, now)
      : tellAt(settings, soon);
    await outbox.add({
      kind: NOTICE_KIND,
      key: `${NOTICE_KIND} ${author} ${channel} ${keyOf(told)}`,
      author,
      ..."whisper" in told && told.whisper !== undefined && { reader: told.whisper },
      data: { channel, about: told },
      dueAt,
      anew: true,
    });
  }

  async #send({ id, author = "", data }: NotificationJob): Promise<Attempt> {
    const { routes, book, isHere, clock } = this.#options;
    const { channel, about }: { channel: string; about: About } = JSON.parse(data);
    const route = (await routes.of(author)).find((each) => each.id === channel);
    if (route === undefined || !await this.#isAuthor(author)) return { kind: "needless" };
    const now = clock.now();
    if (isHere(author)) return { kind: "wait", until: now + GRACE_MS };
    const { settings } = book.of(author);
    const loudAt = tellAt(settings, now);
    if (loudAt > now) {
      // It became quiet meanwhile: what comes until it is over is told together.
      if (about.kind === "digest" || about.kind === "assigned") {
        return { kind: "wait", until: loudAt };
      }
      await this.#addFor(author, channel, { kind: "digest" });
      return { kind: "needless" };
    }
    const asked = { author, channel, settings, since: route.since, now };
    const found = await this.#find(asked, about);
    const items = found.flatMap((one) => one.items).sort((a, b) => a.at - b.at);
    if (items.length === 0) return { kind: "needless" };
    const notice = this.#noticeOf({ id, author, about, items });
    const attempt = await route.tell(notice);
    // What was told is not told again because that could not be kept.
    if (attempt.kind === "sent") await this.#noteTold(asked, found).catch(this.#options.report);
    return attempt;
  }

  async #find(asked: Parameters<Collecting["news"]>[0], about: About): Promise<readonly Found[]> {
    const { collecting } = this.#options;
    switch (about.kind) {
      case "digest":
        return await collecting.digest(asked);
      case "news":
        return listOf(await collecting.news(asked, about));
      case "held":
        return listOf(await collecting.held(asked, about.room));
      case "assigned":
        return listOf(await collecting.assigned(asked, about));
    }
  }

  #noticeOf({ id, author, about, items }: {
    readonly id: string;
    readonly author: string;
    readonly about: About;
    readonly items: readonly NoticeItem[];
  }): Notice {
    const { book, urlOf } = this.#options;
    const isOne = new Set(items.map((item) => topicOf(item))).size === 1;
    const [first] = items;
    return {
      id,
      author,
      kind: isOne ? "news" : "digest",
      items: items.slice(-MAX_ITEMS),
      count: items.length,
      language: book.of(author).settings.language,
      url: urlOf(isOne && about.kind !== "held" ? first : undefined),
    };
  }

  async #noteTold(
    { author, channel }: { readonly author: string; readonly channel: string },
    found: readonly Found[],
  ): Promise<void> {
    for (const { topic, upTo, reader } of found) {
      await this.#options.store.notices.tell({
        author,
        channel,
        topic,
        upTo,
        ...reader !== undefined && { reader },
      });
    }
  }

  /** A moderator hears nothing of whispers; who was removed hears nothing at all. */
  async #isAuthor(id: string): Promise<boolean> {
    const authors = await this.#options.store.authors();
    const author = authors.find((each) => each.id === id);
    if (author === undefined) await this.#options.book.forget(id);
    return author !== undefined && roleOf(author, authors) !== "moderator";
  }
}

function keyOf(about: About): string {
  switch (about.kind) {
    case "digest":
      return "digest";
    case "held":
      return `held ${about.room}`;
    case "news":
    case "assigned":
      return `${about.kind} ${topicOf(about)}`;
  }
}

function listOf<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
