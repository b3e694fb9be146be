/**
 * Readers who leave are told by mail when there is an answer, if they want: they leave an address,
 * whoever has it says yes on a page, and when an author has answered, one mail goes out and the
 * address is forgotten.
 *
 * @module
 */
import type { ConversationRef, RandomBytes } from "../../../../shared/chat/id.ts";
import { newId, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { FollowAnswer } from "../../../../shared/chat/follow.ts";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import type { Clock } from "../../../../shared/clock.ts";
import { Refused } from "../../../../shared/refusal.ts";
import type { FollowRecord } from "../../../storage/port/follow_store.ts";
import type { Committed, Store, StoreError } from "../../../storage/store.ts";
import { kept } from "../../keep.ts";
import type { Reader } from "../../reader/reader_token.ts";
import { cleanEmail } from "../../reader/reader_profile.ts";
import { siteOf, type Sites } from "../../site/sites.ts";
import { type Keyring, pseudonymOf } from "../../token/keyring.ts";
import { seal } from "../../token/sealed.ts";
import { mailboxOf } from "../mailbox.ts";
import type { Outbox } from "../outbox.ts";
import { isAnswerTo } from "./awaited.ts";
import { ADDRESS_PURPOSE, ANSWER_KIND, CONFIRM_KIND } from "./follow_sending.ts";
import { followOfToken, type MailPurpose, mailToken } from "./mail_token.ts";
import { mailLanguageOf } from "./words.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long somebody has to say yes. */
export const CONFIRM_MS = DAY_MS;
/** How long a wish counts; then its address is forgotten. */
export const FOLLOW_MS = 90 * DAY_MS;
/** An author may take back what they have just said, and whoever is there reads it anyway. */
const GRACE_MS = 60_000;
/** Of one reader; and how often a day one address is asked, so that nobody's mailbox is filled. */
const LIMITS = { ofReader: 20, ofAddress: 3 };
/** Wishes told of one message, or looked at together. */
const MAX_TOLD = 200;

/** What a reader wants. */
export interface FollowWish {
  readonly room: RoomId;
  /** The id of their message in the open; without it, their whisper. */
  readonly question?: string;
  readonly email: string;
  readonly language: string;
  readonly withText: boolean;
  readonly more: boolean;
}

/** What a page says about the wish its link names. */
export interface FoundFollow {
  readonly site: string;
  readonly language: string;
  readonly confirmed: boolean;
}

/** What {@linkcode MailFollows} are made with. */
export interface MailFollowsOptions {
  readonly store: Store;
  readonly sites: Pick<Sites, "settingsOf">;
  readonly outbox: Pick<Outbox, "add">;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Keeps readers' wishes, and says what becomes of them. */
export class MailFollows {
  readonly #options: MailFollowsOptions;

  constructor(options: MailFollowsOptions) {
    this.#options = options;
  }

  /**
   * A reader wants to be told. Whoever has the address is asked first, by mail.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `closed`, `too-fast` or `not-stored`
   */
  async ask(reader: Reader, wish: FollowWish): Promise<FollowAnswer> {
    const { store, outbox, keyring, clock, random, report } = this.#options;
    const address = cleanEmail(wish.email);
    const ref = await this.placeOf(reader, wish);
    const now = clock.now();
    const follow: FollowRecord = {
      id: newId(random),
      reader: reader.sender.id,
      ...ref,
      address: seal(address, { keyring, purpose: ADDRESS_PURPOSE, random }),
      addressHash: pseudonymOf(keyring, ["mail-address", mailboxOf(address)]),
      language: mailLanguageOf(wish.language),
      withText: wish.withText,
      more: wish.more,
      confirmed: false,
      createdAt: now,
      expiresAt: now + CONFIRM_MS,
    };
    const outcome = await kept(
      store.follows.put(follow, LIMITS),
      report,
    );
    if (outcome === "again") return { state: "confirmed" };
    if (outcome !== "added") throw tooMany(outcome);
    const job = { kind: CONFIRM_KIND, reader: follow.reader, data: { follow: follow.id } };
    if (await kept(outbox.add(job), report) === "full") throw noRoom();
    return { state: "asked" };
  }

  /** The wish a link is about, `undefined` when there is nothing to do any more. */
  async find(token: string, purpose: MailPurpose): Promise<FoundFollow | undefined> {
    const follow = await this.#find(token, purpose);
    return follow && {
      site: siteOf(follow.room),
      language: follow.language,
      confirmed: follow.confirmed,
    };
  }

  async #find(token: string, purpose: MailPurpose): Promise<FollowRecord | undefined> {
    const { store, keyring, clock } = this.#options;
    const now = clock.now();
    const id = followOfToken(token, { purpose, keyring, now });
    return id === undefined ? undefined : await store.follows.get(id, now);
  }

  /** Whoever has the address wants it. @returns whether there was such a wish */
  async confirm(token: string): Promise<boolean> {
    const { store, clock, report } = this.#options;
    const follow = await this.#find(token, "confirm");
    if (follow === undefined) return false;
    const now = clock.now();
    const until = { now, expiresAt: now + FOLLOW_MS };
    if (!follow.confirmed && !await kept(store.follows.confirm(follow.id, until), report)) {
      return false;
    }
    await this.catchUp(follow);
    return true;
  }

  /** Tells what came between the wish and the yes. */
  async catchUp(follow: FollowRecord): Promise<void> {
    const answer = await this.#answerSince(follow);
    if (answer !== undefined) await this.#tell(follow, answer);
  }

  /**
   * Tells what was answered when the process ended, before it was kept that it is to be told. Who wants
   * further answers is told of the next one: which they know already is not known.
   */
  async catchUpAll(): Promise<void> {
    const { store, clock } = this.#options;
    for (let after = "";;) {
      const query = { after, now: clock.now(), limit: MAX_TOLD };
      const waiting = await store.follows.waiting(query);
      for (const follow of waiting) await this.catchUp(follow);
      const last = waiting.at(-1);
      if (last === undefined || waiting.length < MAX_TOLD) return;
      after = last.id;
    }
  }

  /** What ends the wish a link to confirm it names: who said yes may say no again. */
  stopToken(token: string): string | undefined {
    const { keyring, clock } = this.#options;
    const now = clock.now();
    const follow = followOfToken(token, { purpose: "confirm", keyring, now });
    const expiresAt = now + FOLLOW_MS;
    return follow === undefined ? undefined : mailToken("stop", { follow, expiresAt, keyring });
  }

  /** Somebody wants no more of it: the address is forgotten. Also where nothing is left to forget. */
  async stop(token: string): Promise<boolean> {
    const { store, keyring, clock, report } = this.#options;
    const id = followOfToken(token, { purpose: "stop", keyring, now: clock.now() });
    if (id === undefined) return false;
    await kept(store.follows.remove(id), report);
    return true;
  }

  /**
   * Something was committed: who waits for it is told, and who waits for what is gone no longer. Of
   * several instances the one that committed it does so: who wants every answer would get one twice.
   */
  async hear(
    { kind, message, elsewhere }: Pick<Committed, "kind" | "message" | "elsewhere">,
  ): Promise<void> {
    if (elsewhere) return;
    const isAnswer = kind === "message" && message.from.kind === "author";
    const isGone = kind !== "message" && message.deleted;
    if (!isAnswer && !isGone) return;
    const { store, clock } = this.#options;
    const follows = await store.follows.of({
      ...refOf(message),
      now: clock.now(),
      limit: MAX_TOLD,
    });
    for (const follow of follows) {
      if (isAnswer && isAnswerTo(message, follow)) await this.#tell(follow, message);
      if (isGone && follow.question === message.id) await store.follows.remove(follow.id);
    }
  }

  /** A conversation was erased: nobody waits for an answer in it. */
  async erased(ref: ConversationRef): Promise<void> {
    await this.#options.store.follows.removeOf(refOf(ref));
  }

  async #tell({ id, reader }: FollowRecord, answer: ChatMessage): Promise<void> {
    const { outbox, clock } = this.#options;
    await outbox.add({
      kind: ANSWER_KIND,
      // What comes while it waits is told with it.
      key: `${ANSWER_KIND} ${id}`,
      reader,
      data: { follow: id, answer: answer.id },
      dueAt: clock.now() + GRACE_MS,
      anew: true,
    });
  }

  /** What came between the wish and the yes. */
  async #answerSince(follow: FollowRecord): Promise<ChatMessage | undefined> {
    const { store } = this.#options;
    const ref = refOf(follow);
    if (follow.question !== undefined) {
      const { question } = await store.message(ref, follow.question) ?? {};
      return question?.answer === undefined ? undefined : store.message(ref, question.answer);
    }
    const { messages } = await store.page({ ...ref, limit: 20 });
    return messages.findLast(({ from, at, deleted }) =>
      from.kind === "author" && at >= follow.createdAt && !deleted
    );
  }

  /**
   * The conversation a reader may wait in, and for which message of theirs.
   *
   * @throws {Refused} `not-found` or `closed`
   */
  async placeOf(
    { sender, site }: Reader,
    { room, question }: Pick<FollowWish, "room" | "question">,
  ): Promise<ConversationRef & { readonly question?: string }> {
    const { store, sites } = this.#options;
    if (siteOf(room) !== site) throw notFound();
    if (sites.settingsOf(room).moderation.mode === "closed") {
      throw new Refused({ code: "closed", message: "Only authors read and write in this room." });
    }
    if (question === undefined) {
      const whisper = sender.id;
      const { lastSeq } = await store.page({ room, whisper, limit: 1 });
      if (lastSeq === 0) throw notFound();
      return { room, whisper };
    }
    const message = await store.message({ room }, question);
    if (message === undefined || message.deleted || message.from.id !== sender.id) throw notFound();
    return { room, question };
  }
}

function tooMany(outcome: "reader-full" | "address-full"): Refused {
  return new Refused({
    code: "too-fast",
    message: outcome === "reader-full"
      ? "Too many mails are asked for already. Wait until some have come."
      : "This address was asked several times today. Try again tomorrow.",
    retryAfterMs: DAY_MS,
  });
}

function noRoom(): Refused {
  return new Refused({
    code: "not-stored",
    message: "Too many mails wait to be sent. Try again later.",
  });
}

function notFound(): Refused {
  return new Refused({
    code: "not-found",
    message: "There is no such message of yours to be answered.",
  });
}
