/**
 * What a check finds: of one thing, how it is, and what to change. Pure: it is told what was seen, and
 * judges it.
 *
 * @module
 */
import type { CheckFacts, MailLook } from "../../../../shared/chat/check.ts";
import type { FrontFault } from "../../../../shared/front.ts";
import type { TrialEnd } from "./socket_trial.ts";

/** How it is: `left` was not looked at, or is not there. */
export type Level = "ok" | "warning" | "fault" | "left";

/** Everything that may be found, by what it means for the owner. */
export const CODES = {
  "address-ok": "ok",
  "address-other": "fault",
  "https-ok": "ok",
  "https-near": "left",
  "https-missing": "fault",
  "host-ok": "ok",
  "host-other": "warning",
  "client-ok": "ok",
  "client-nameless": "fault",
  "client-unbelieved": "fault",
  "network-open": "warning",
  "clock-ok": "ok",
  "clock-apart": "warning",
  "data-ok": "ok",
  "data-lost": "fault",
  "socket-ok": "ok",
  "socket-blocked": "fault",
  "socket-deaf": "fault",
  "idle-ok": "ok",
  "idle-cut": "fault",
  "sockjs-ok": "ok",
  "sockjs-missing": "fault",
  "stream-late": "warning",
  "body-ok": "ok",
  "body-cut": "warning",
  "tag-ok": "ok",
  "tag-missing": "fault",
  "tag-closed": "fault",
  "cache-long": "warning",
  "mail-ok": "ok",
  "mail-off": "left",
  "mail-user": "fault",
  "mail-encryption": "fault",
  "mail-unreachable": "fault",
  "push-ok": "ok",
  "push-off": "left",
  "unanswered": "left",
} as const satisfies Readonly<Record<string, Level>>;

/** What was found of one thing. */
export type FindingCode = keyof typeof CODES;

/** A finding. */
export interface Finding {
  readonly code: FindingCode;
  /** What was seen: an address, or a number. */
  readonly seen?: string;
  /** What the proxy does wrong, so that its line can be named. */
  readonly front?: FrontFault;
  /** A setting of the server's that puts it right, as in `HOST=127.0.0.1`. */
  readonly setting?: string;
}

/** An answer, as far as its headers tell something. */
export interface FileSeen {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** When the page asked, and when it had the answer; in milliseconds since 1970. */
export interface Span {
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** Tokens and links are counted in minutes. */
const MAX_SKEW_MS = 30_000;
/** A tag that is kept longer is the old one for as long. */
const MAX_AGE_SECONDS = 3_600;
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What the server said of itself. @param page where the console is open, as an origin */
export function judgeFacts(facts: CheckFacts, page: string, span: Span): readonly Finding[] {
  const { publicUrl, host, peer, client, open, cannot } = facts;
  const there = new URL(publicUrl);
  const here = new URL(page);
  const isNear = LOOPBACK.test(here.hostname);
  const found: Finding[] = [
    // A server that is reached under one name of the machine is reached under all of them.
    there.origin === page || isNear && LOOPBACK.test(there.hostname)
      ? { code: "address-ok", seen: page }
      : { code: "address-other", seen: publicUrl, setting: `PUBLIC_URL=${page}` },
    here.protocol === "https:"
      ? { code: "https-ok" }
      : { code: isNear ? "https-near" : "https-missing" },
    host === here.host ? { code: "host-ok" } : { code: "host-other", seen: host, front: "host" },
  ];
  switch (client) {
    case "direct":
    case "known":
      found.push({ code: "client-ok" });
      break;
    case "nameless":
    case "unbelieved":
      found.push({
        code: `client-${client}`,
        seen: peer,
        setting: `TRUSTED_PROXIES=${peer}`,
        ...client === "nameless" && { front: "forwarded" },
      });
  }
  if (open) found.push({ code: "network-open", setting: "HOST=127.0.0.1" });
  const apartMs = skewOf(facts.now, span);
  found.push(
    apartMs > MAX_SKEW_MS
      ? { code: "clock-apart", seen: String(Math.round(apartMs / 1_000)) }
      : { code: "clock-ok" },
    cannot.length === 0 ? { code: "data-ok" } : { code: "data-lost" },
  );
  return found;
}

/** What came of connecting as readers do, and of leaving the connection alone. */
export function judgeSocket(end: TrialEnd): readonly Finding[] {
  switch (end.kind) {
    case "lived":
      return [{ code: "socket-ok" }, { code: "idle-ok", seen: seconds(end.watchedMs) }];
    case "died":
      return [
        { code: "socket-ok" },
        { code: "idle-cut", seen: seconds(end.afterMs), front: "idle" },
      ];
    case "deaf":
      return [{ code: "socket-deaf", front: "upgrade" }];
    case "blocked":
      return [{ code: "socket-blocked", front: "upgrade" }];
  }
}

/**
 * What stands for a WebSocket where none gets through.
 *
 * @param isThere whether it answers
 * @param isPrompt whether what the server sends arrives at once
 */
export function judgeSockJs(isThere: boolean, isPrompt: boolean): readonly Finding[] {
  if (!isThere) return [{ code: "sockjs-missing" }];
  return [isPrompt ? { code: "sockjs-ok" } : { code: "stream-late", front: "buffering" }];
}

/** How much of a body came; `undefined` when it did not. */
export function judgeBody(bodyBytes: number | undefined, sentBytes: number): readonly Finding[] {
  const seen = String(Math.floor(sentBytes / 1_000));
  return [
    bodyBytes === sentBytes ? { code: "body-ok", seen } : { code: "body-cut", seen, front: "body" },
  ];
}

/** The tag, as browsers get it. */
export function judgeTag(tag: FileSeen | undefined): readonly Finding[] {
  if (tag?.status !== 200) return [{ code: "tag-missing" }];
  const { headers } = tag;
  const isOpen = headers["access-control-allow-origin"] === "*" &&
    headers["cross-origin-resource-policy"] === "cross-origin";
  const [, age = ""] = /max-age=(\d+)/.exec(headers["cache-control"] ?? "") ?? [];
  const isShort = age !== "" && Number(age) <= MAX_AGE_SECONDS && "etag" in headers;
  const found: Finding[] = [{ code: isOpen ? "tag-ok" : "tag-closed" }];
  if (!isShort) found.push({ code: "cache-long", front: "cache" });
  return found;
}

/** Mail; `undefined` where it is not set up. */
export function judgeMail(mail: MailLook | undefined): readonly Finding[] {
  return [{ code: mail === undefined ? "mail-off" : `mail-${mail}` }];
}

/** How far apart two clocks are at least, in milliseconds: an answer takes its time. */
function skewOf(now: number, { askedAt, answeredAt }: Span): number {
  return Math.max(0, askedAt - now, now - answeredAt);
}

function seconds(ms: number): string {
  return String(Math.round(ms / 1_000));
}
