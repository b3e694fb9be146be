/**
 * What SEND and SUBSCRIBE have in common: a destination that must be one a client may name, a user who
 * must be permitted, a rate.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { Refusal } from "../../../../shared/refusal.ts";
import { StompError } from "../../../../shared/stomp/error.ts";
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { Principal } from "../../principal.ts";
import type { ConnectedSession } from "../../session/connected_session.ts";
import type { Log } from "../../log.ts";
import type { RuleCommand, Verdict, Wish } from "../authorize.ts";
import { isPattern, type Prefixes, type Way, wayOf } from "../destination.ts";
import { fullBucket, type Rate, takeToken } from "../rate_limit.ts";
import { forbidden } from "./refusing.ts";

/** What {@linkcode Requests} are made with. */
export interface RequestOptions<U extends Principal> {
  readonly prefixes: Prefixes;
  /** Whether a client may name a destination; patterns are another question. */
  readonly isDestination: (destination: string) => boolean;
  readonly verdictOf: (wish: Wish<U>) => Promise<Verdict>;
  /** Whether a user may subscribe with wildcards. */
  readonly allowsPatterns: (user: U) => boolean;
  /** How often a session may SEND or SUBSCRIBE; `undefined`: as often as it likes. */
  readonly rate: Rate | undefined;
  readonly clock: Pick<Clock, "now">;
  /** Hears what is not permitted. */
  readonly log: Log;
}

/** Where a frame wants to go. */
export interface Request {
  readonly command: RuleCommand;
  readonly destination: string;
  readonly way: Exclude<Way, { to: "nowhere" }>;
  /** Whether the destination of a SUBSCRIBE has wildcards. */
  readonly isPattern: boolean;
}

/** Looks at what a frame asks for, before it is done. */
export class Requests<U extends Principal = Principal> {
  readonly #options: RequestOptions<U>;

  constructor(options: RequestOptions<U>) {
    this.#options = options;
  }

  /**
   * Where a frame wants to go.
   *
   * @throws {StompError} when a client may not name that, or it is outside every prefix
   */
  read({ command, headers }: Frame, { user }: ConnectedSession<U>): Request {
    const { prefixes, allowsPatterns, isDestination } = this.#options;
    const destination = headers.get("destination") ?? "";
    const asked = command === "SUBSCRIBE" ? command : "SEND";
    const way = wayOf(destination, prefixes);
    const asksPattern = asked === "SUBSCRIBE" && way.to === "topic" && isPattern(destination);
    if (asksPattern && allowsPatterns(user)) {
      return { command: asked, destination, way, isPattern: true };
    }
    if (isDestination(destination)) {
      if (way.to === "nowhere") {
        throw new StompError(
          `Cannot ${command} ${JSON.stringify(destination)}: it is outside every prefix`,
        );
      }
      return { command: asked, destination, way, isPattern: false };
    }
    throw new StompError(
      `Cannot ${command} ${JSON.stringify(destination)}: it is not allowed`,
      asksPattern
        ? "This server takes no patterns (allowPatterns)."
        : "It begins with a slash and has no empty segment, dots alone, spaces, or signs that are a " +
          "pattern to some broker; percent-encode those, a space as %20.",
      "refused",
    );
  }

  /** Why a session has to wait, if it does. */
  tooFast(session: ConnectedSession<U>): Refusal<string> | undefined {
    const { rate, clock } = this.#options;
    if (rate === undefined) return undefined;
    const nowMs = clock.now();
    const taken = takeToken(session.bucket ?? fullBucket(rate, nowMs), { rate, nowMs });
    session.bucket = taken.bucket;
    if (taken.waitMs === 0) return undefined;
    return {
      code: "too-fast",
      message: "Too many requests: wait a moment.",
      retryAfterMs: taken.waitMs,
    };
  }

  /** @throws {StompError} when the rules do not let the session's user do it */
  async authorize(
    { command, destination, isPattern }: Request,
    { user }: ConnectedSession<U>,
  ): Promise<void> {
    const { verdictOf, log } = this.#options;
    const verdict = await verdictOf({ command, destination, isPattern, user });
    if (verdict === "permitted") return;
    log({ kind: "denied", command, destination, reason: verdict });
    throw forbidden(command, destination);
  }
}
