/**
 * What checks look with: the settings, the keys, and how the server is asked.
 *
 * @module
 */
import type { RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { ReaderTokens } from "../../chat/reader/reader_token.ts";
import { createDoctorToken, isAnswerTo } from "../../chat/token/doctor_token.ts";
import type { Keyring } from "../../chat/token/keyring.ts";
import type { Config } from "../../setting/config.ts";
import type { DoctorAnswer } from "../../http/task/doctor_routes.ts";
import { addressOf } from "../ask_server.ts";
import { ask, type Asked } from "./ask.ts";
import { type FrontKind, frontOf } from "./remedy.ts";
import type { Verdict } from "./verdict.ts";

/** What a {@linkcode Probe} is made with. */
export interface ProbeOptions {
  readonly config: Config;
  /** The address that is looked at; that of the settings if nobody names another. */
  readonly url: string;
  /** Left out where there are none yet. */
  readonly keyring: Keyring | undefined;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** How long a connection is watched that nobody uses, in milliseconds. */
  readonly idleMs: number;
  /** How long a stream may take to begin, in milliseconds. */
  readonly streamMs: number;
  /** To whom a trial mail is sent, if somebody wants one. */
  readonly mailTo?: string;
}

/** What a server said when it was asked who it is. */
export type Identity =
  | { readonly kind: "known"; readonly answer: DoctorAnswer; readonly asked: Asked }
  /** Something answered, and it is no server with these keys. */
  | { readonly kind: "stranger"; readonly asked: Asked }
  | { readonly kind: "unanswered"; readonly reason: string };

/** One look at one thing. */
export interface Check {
  /** What it looks at: the heading over its verdicts. */
  readonly name: string;
  run(probe: Probe): Promise<readonly Verdict[]>;
}

/** See the head of this file. What is asked twice is asked once. */
export class Probe {
  readonly config: Config;
  readonly url: string;
  readonly keyring: Keyring | undefined;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly idleMs: number;
  readonly streamMs: number;
  readonly mailTo: string | undefined;
  #there: Promise<Identity> | undefined;
  #here: Promise<Identity> | undefined;

  constructor(options: ProbeOptions) {
    this.config = options.config;
    this.url = options.url;
    this.keyring = options.keyring;
    this.clock = options.clock;
    this.random = options.random;
    this.idleMs = options.idleMs;
    this.streamMs = options.streamMs;
    this.mailTo = options.mailTo;
  }

  /** Where the server itself is reached, with nothing before it where that can be. */
  get localUrl(): string {
    return addressOf(this.config);
  }

  /** Who answers at the looked at address. */
  there(): Promise<Identity> {
    return this.#there ??= this.identify(this.url);
  }

  /** Who answers where the server itself listens. */
  here(): Promise<Identity> {
    return this.#here ??= this.identify(this.localUrl);
  }

  /** What stands before the server, as far as answers tell. */
  async front(): Promise<FrontKind> {
    const there = await this.there();
    return there.kind === "unanswered" ? "unknown" : frontOf(there.asked);
  }

  /** Asks who is there. @param body what is sent along */
  async identify(url: string, body = ""): Promise<Identity> {
    const { keyring, clock, random } = this;
    const token = keyring && createDoctorToken({ keyring, clock, random });
    const asked = await ask(`${url}/api/doctor`, {
      method: "POST",
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body,
    });
    if (asked.kind === "unanswered") return asked;
    const answer = readAnswer(asked.text);
    return keyring && token !== undefined && answer && isAnswerTo(token, answer.proof, keyring)
      ? { kind: "known", answer, asked }
      : { kind: "stranger", asked };
  }

  /** A new reader's token of the default site, or `undefined` without keys. */
  readerToken(): string | undefined {
    const { keyring, clock, random } = this;
    return keyring &&
      new ReaderTokens({ keyring, clock, random, sites: { has: () => true } }).issue().token;
  }
}

function readAnswer(text: string): DoctorAnswer | undefined {
  try {
    const answer: Partial<DoctorAnswer> = Object(JSON.parse(text));
    return typeof answer.proof === "string" ? answer as DoctorAnswer : undefined;
  } catch {
    return undefined;
  }
}
