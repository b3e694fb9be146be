/**
 * Readers who leave are told by a push message when there is an answer: once, in one browser, and then
 * it is forgotten. A page of the server's own asks for it, since a blog's page cannot.
 *
 * @module
 */
import type { PushFollow } from "../../../../shared/chat/follow.ts";
import { newId, type RandomBytes, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { Clock } from "../../../../shared/clock.ts";
import { Refused } from "../../../../shared/refusal.ts";
import type { FollowRecord } from "../../../storage/port/follow_store.ts";
import type { Store, StoreError } from "../../../storage/store.ts";
import { kept } from "../../keep.ts";
import type { Reader } from "../../reader/reader_token.ts";
import { siteOf, type Sites } from "../../site/sites.ts";
import type { Keyring } from "../../token/keyring.ts";
import { seal } from "../../token/sealed.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "../../token/signed_token.ts";
import { isPushKeys, type PushService } from "../author_devices.ts";
import type { PushSubscription } from "../push_sender.ts";
import { printSubscription } from "./answer_push.ts";
import { ADDRESS_PURPOSE } from "./follow_sending.ts";
import { FOLLOW_MS, type MailFollows } from "./mail_follows.ts";
import { mailLanguageOf } from "./words.ts";

/** How long somebody has to say yes on the page. */
export const BEGIN_MS = 60 * 60_000;
const PURPOSE = "push-follow";
/** Each wish has an address of its own. */
const LIMITS = { ofReader: 20, ofAddress: Infinity };

/** What a reader wants. */
export interface PushWish {
  readonly room: RoomId;
  /** The id of their message in the open; without it, their whisper. */
  readonly question?: string;
  readonly language: string;
  readonly withText: boolean;
}

/** What {@linkcode PushFollows} are made with. */
export interface PushFollowsOptions {
  readonly store: Store;
  readonly sites: Pick<Sites, "get">;
  readonly follows: Pick<MailFollows, "placeOf" | "catchUp">;
  readonly push: PushService;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  /** As in `PUBLIC_URL`. */
  readonly publicUrl: string;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** See the head of this file. */
export class PushFollows {
  readonly #options: PushFollowsOptions;

  constructor(options: PushFollowsOptions) {
    this.#options = options;
  }

  /**
   * A reader wants to be told in a browser. Nothing is kept of it for longer than an hour, unless
   * somebody says yes on the page of the address that comes of it.
   *
   * @returns the address of the page
   * @throws {Refused} `not-found`, `closed`, `too-fast` or `not-stored`
   */
  async begin(reader: Reader, wish: PushWish): Promise<string> {
    const { store, follows, keyring, clock, random, publicUrl, report } = this.#options;
    const ref = await follows.placeOf(reader, wish);
    const now = clock.now();
    const id = newId(random);
    const follow: FollowRecord = {
      id,
      reader: reader.sender.id,
      ...ref,
      address: "",
      addressHash: id,
      language: mailLanguageOf(wish.language),
      withText: wish.withText,
      more: false,
      confirmed: false,
      createdAt: now,
      expiresAt: now + BEGIN_MS,
    };
    if (await kept(store.follows.put(follow, LIMITS), report) !== "added") {
      throw new Refused({
        code: "too-fast",
        message: "Too many answers are waited for already. Wait until some have come.",
        retryAfterMs: BEGIN_MS,
      });
    }
    const token = signToken([PURPOSE, id, printExpiry(now + FOLLOW_MS)], keyring);
    return `${publicUrl}/follow#${token}`;
  }

  /** What the page says. @throws {Refused} `link-invalid` when there is nothing to say any more */
  async about(token: string): Promise<PushFollow> {
    return await this.#aboutOf(await this.#find(token));
  }

  /**
   * Somebody has said yes, in this browser.
   *
   * @throws {Refused} `link-invalid`, `invalid-body` or `not-stored`
   */
  async subscribe(token: string, subscription: PushSubscription): Promise<PushFollow> {
    const { store, follows, push, keyring, clock, random, report } = this.#options;
    const found = await this.#find(token);
    const fault = push.faultOf(subscription.endpoint) ??
      (isPushKeys(subscription.keys) ? undefined : "its keys are no keys");
    if (fault !== undefined) {
      throw new Refused({
        code: "invalid-body",
        message: `Cannot notify this browser, since ${fault}.`,
      });
    }
    const text = printSubscription(subscription);
    const now = clock.now();
    const follow: FollowRecord = {
      ...found,
      address: seal(text, { keyring, purpose: ADDRESS_PURPOSE, random }),
      confirmed: true,
      expiresAt: now + FOLLOW_MS,
    };
    // It may have been forgotten meanwhile, and its reader with it.
    if (!await kept(store.follows.remove(found.id), report)) throw gone();
    await kept(store.follows.put(follow, LIMITS), report);
    await follows.catchUp(follow);
    return await this.#aboutOf(follow);
  }

  /** Nobody wants it any more; also where nothing is left to forget. */
  async stop(token: string): Promise<void> {
    const { store, report } = this.#options;
    const id = this.#idOf(token);
    if (id === undefined) throw gone();
    await kept(store.follows.remove(id), report);
  }

  async #find(token: string): Promise<FollowRecord> {
    const { store, clock } = this.#options;
    const id = this.#idOf(token);
    const follow = id === undefined ? undefined : await store.follows.get(id, clock.now());
    if (follow === undefined) throw gone();
    return follow;
  }

  #idOf(token: string): string | undefined {
    const { keyring, clock } = this.#options;
    const [id, expiry = ""] = verifyToken(token, { purpose: PURPOSE, keyring }) ?? [];
    return parseExpiry(expiry) > clock.now() ? id : undefined;
  }

  async #aboutOf(follow: FollowRecord): Promise<PushFollow> {
    const { store, sites, push, publicUrl } = this.#options;
    const { room, whisper, language, withText, confirmed, expiresAt } = follow;
    const nothing = { after: Number.MAX_SAFE_INTEGER, limit: 1 };
    const page = (await store.archive.part({ ...refOf(follow), ...nothing }))?.conversation.page;
    const { title } = sites.get(siteOf(room));
    return {
      publicKey: push.publicKey,
      blog: title === "" ? new URL(publicUrl).hostname : title,
      post: page?.title ?? "",
      language,
      isPrivate: whisper !== undefined,
      withText,
      on: confirmed,
      until: confirmed ? expiresAt : follow.createdAt + FOLLOW_MS,
    };
  }
}

function gone(): Refused {
  return new Refused({
    code: "link-invalid",
    message: "Nothing is waited for here any more. Ask for it again on the post.",
  });
}
