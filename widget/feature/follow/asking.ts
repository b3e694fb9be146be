/**
 * What is asked of the server for a reader who wants to hear of an answer.
 *
 * @module
 */
import {
  type FollowRequest,
  isFollowAnswer,
  isPushFollowLink,
  type PushFollowRequest,
} from "../../../shared/chat/follow.ts";
import type { FollowWords } from "../../locale/follow_words.ts";
import type { Talk } from "../../state/model.ts";

/** Calls the API as the reader. */
export type Call = NonNullable<Talk["call"]>;

/** How asking for a mail stands. */
export type MailState =
  | { readonly kind: "none" | "asking" }
  | { readonly kind: "done" | "failed"; readonly text: string };

/** What the server can do. */
export interface FollowServer {
  readonly sendsMail: boolean;
  readonly pushes: boolean;
  /** Where it is, if it answered. */
  readonly url: string;
}

/** Before it has answered. */
export const UNKNOWN: FollowServer = { sendsMail: false, pushes: false, url: "" };

/** The page of the server's that asks the browser; `undefined` where there is none. */
export async function pushPage(
  call: Call,
  wish: PushFollowRequest,
  server: FollowServer,
): Promise<string | undefined> {
  try {
    const answer = await call("POST", "api/reader/follow/push", wish);
    const body: unknown = await answer.json();
    if (!answer.ok || !isPushFollowLink(body)) return undefined;
    const url = new URL(body.url, server.url);
    return url.origin === new URL(server.url).origin ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Asks for a mail. @returns what to say */
export async function askForMail(
  call: Call,
  wish: FollowRequest,
  words: FollowWords,
): Promise<MailState> {
  try {
    const answer = await call("POST", "api/reader/follow", wish);
    const body: unknown = await answer.json();
    if (answer.ok && isFollowAnswer(body)) {
      const text = body.state === "asked" ? words.asked(wish.email) : words.confirmed;
      return { kind: "done", text };
    }
    const { code }: { code?: string } = Object(body);
    const isKnown = code === "invalid-body" || code === "too-fast";
    return { kind: "failed", text: words.failed[isKnown ? code : "otherwise"] };
  } catch {
    return { kind: "failed", text: words.failed.otherwise };
  }
}

/** What the server can do; {@linkcode UNKNOWN} where it does not answer. */
export async function serverOf(call: Call): Promise<FollowServer> {
  try {
    const answer = await call("GET", "api/site");
    const { mail, push }: { mail?: unknown; push?: unknown } = Object(await answer.json());
    return { sendsMail: mail === true, pushes: push === true, url: answer.url };
  } catch {
    return UNKNOWN;
  }
}
