/**
 * The bodies of moderation: what authors send, and what they and the readers concerned are told.
 *
 * @module
 */
import type { Page } from "./command.ts";
import { fieldsOf, isBoolean, isCount, isListOf, isOptional, isString } from "./guard.ts";
import type { RoomId } from "./id.ts";
import { isSender, type Sender, type Sentence } from "./message.ts";
import type { RoomMode } from "./site.ts";

/** A message, wherever it is. */
export interface MessageRef {
  readonly room: string;
  /** The reader whose whisper it is in. */
  readonly whisper?: string;
  readonly id: string;
}

/** SEND to `…/ban` and `…/mute`: what a reader may not do from now on. */
export interface Restrict {
  /** A new id of the measure; the same again when it is sent again. */
  readonly id: string;
  /** Whom: who wrote this message. */
  readonly message?: MessageRef;
  /** Or: whom, by the reader's id. */
  readonly reader?: string;
  /** Of which site, when a reader is named and there are several; otherwise the message's. */
  readonly site?: string;
  /** Whether it counts for all who come from the same network, too. */
  readonly network?: boolean;
  /** For authors; the reader is not told. */
  readonly reason?: string;
  /** How long it counts, in minutes; left out: until it is lifted. */
  readonly minutes?: number;
}

/** SEND to `…/lift`: a measure ends. */
export interface Lift {
  readonly id: string;
}

/** SEND to `…/purge`: all that a reader wrote is deleted. */
export interface Purge {
  readonly reader: string;
}

/** SEND to `…/approve` and `…/reject`: what becomes of a held message. */
export interface Judge {
  readonly room: string;
  readonly id: string;
}

/** What a reader may not do. */
export interface Measure {
  readonly id: string;
  readonly site: string;
  readonly kind: MeasureKind;
  /** The reader it is about; left out once nothing is known of them any more. */
  readonly reader?: string;
  /** Whether it counts for all who come from the reader's network. */
  readonly network: boolean;
  readonly reason: string;
  /** The author who took it. */
  readonly by: Sender;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** In milliseconds since 1970; left out: until it is lifted. */
  readonly expiresAt?: number;
}

/** Kept out, or kept from writing. */
export type MeasureKind = "ban" | "mute";

/** A reader's message that waits for an author. */
export interface HeldMessage {
  readonly id: string;
  readonly room: RoomId;
  readonly from: Sender;
  readonly text: string;
  /** When the server took it, in milliseconds since 1970. */
  readonly at: number;
  readonly page?: Page;
  readonly question?: boolean;
  /** The id of the message it refers to. */
  readonly quote?: string;
  readonly sentence?: Sentence;
}

/** The answer to subscribing to `MODERATION_LIST`. */
export interface ModerationList {
  /** Those that count, the newest first. */
  readonly measures: readonly Measure[];
  /** The oldest first. */
  readonly held: readonly HeldMessage[];
}

/** MESSAGE on `MODERATION`: what authors did, and what waits for them. */
export type ModerationEvent =
  | { readonly type: "measure"; readonly measure: Measure }
  | { readonly type: "lifted"; readonly id: string }
  | { readonly type: "purged"; readonly reader: string }
  | HeldEvent;

/** MESSAGE on `HELD`, and on `MODERATION`: what becomes of a reader's held message. */
export type HeldEvent =
  | { readonly type: "held"; readonly message: HeldMessage }
  | { readonly type: "approved" | "rejected"; readonly room: RoomId; readonly id: string };

/** What holds in a room for readers. */
export interface RoomTerms {
  readonly mode: RoomMode;
  readonly holdFirst: boolean;
  readonly slowModeSeconds: number;
}

/** MESSAGE on `topicOf(room)`: other terms hold from now on. */
export interface TermsEvent {
  readonly type: "terms";
  readonly terms: RoomTerms;
}

/**
 * The answer to `GET /api/reader/challenge`: what a new reader has to solve, as ALTCHA's second version
 * has it. Solved is a counter from 0 for which PBKDF2 of the nonce and the counter (four bytes, the
 * highest first), with the salt, begins with the prefix.
 */
export interface ReaderChallenge {
  readonly parameters: ChallengeParameters;
  /** The server's, over the parameters. */
  readonly signature: string;
}

/** A puzzle. Bytes are in hex. */
export interface ChallengeParameters {
  /** `PBKDF2/SHA-256`. */
  readonly algorithm: string;
  readonly nonce: string;
  readonly salt: string;
  /** How many rounds. */
  readonly cost: number;
  /** Of what is derived, in bytes. */
  readonly keyLength: number;
  readonly keyPrefix: string;
  readonly data: {
    /** The site whose readers solve it. */
    readonly site: string;
    /** Until when it counts, in milliseconds since 1970. */
    readonly expiresAt: number;
  };
}

/** A solved challenge, as `proof` in the body of `POST /api/reader`. */
export interface ReaderProof {
  readonly challenge: ReaderChallenge;
  readonly solution: {
    readonly counter: number;
    /** What was derived. */
    readonly derivedKey: string;
  };
}

/** Whether a body has the shape of a {@linkcode ModerationList}. */
export function isModerationList(body: unknown): body is ModerationList {
  const { measures, held } = fieldsOf<ModerationList>(body);
  return isListOf(measures, isMeasure) && isListOf(held, isHeldMessage);
}

/** Whether a body has the shape of a {@linkcode ModerationEvent}. */
export function isModerationEvent(body: unknown): body is ModerationEvent {
  const { type, ...event } = fieldsOf<{ type: string; measure: 0; id: 0; reader: 0 }>(body);
  switch (type) {
    case "measure":
      return isMeasure(event.measure);
    case "lifted":
      return isString(event.id);
    case "purged":
      return isString(event.reader);
    default:
      return isHeldEvent(body);
  }
}

/** Whether a body has the shape of a {@linkcode HeldEvent}. */
export function isHeldEvent(body: unknown): body is HeldEvent {
  const { type, message, room, id } = fieldsOf<
    { type: string; message: HeldMessage; room: RoomId; id: string }
  >(body);
  if (type === "held") return isHeldMessage(message);
  return (type === "approved" || type === "rejected") && isString(room) && isString(id);
}

/** Whether a body has the shape of a {@linkcode ReaderChallenge}. */
export function isReaderChallenge(body: unknown): body is ReaderChallenge {
  const { parameters, signature } = fieldsOf<ReaderChallenge>(body);
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = fieldsOf<ChallengeParameters>(
    parameters,
  );
  return isString(signature) && [algorithm, nonce, salt, keyPrefix].every(isString) &&
    isCount(cost) && isCount(keyLength);
}

/** Whether a value has the shape of a {@linkcode Measure}. */
export function isMeasure(value: unknown): value is Measure {
  const { id, site, kind, reader, network, reason, by, at, expiresAt } = fieldsOf<Measure>(value);
  return isString(id) && isString(site) && (kind === "ban" || kind === "mute") &&
    isOptional(reader, isString) && isBoolean(network) && isString(reason) && isSender(by) &&
    isCount(at) && isOptional(expiresAt, isCount);
}

/** Whether a value has the shape of a {@linkcode HeldMessage}, as far as every one has it. */
export function isHeldMessage(value: unknown): value is HeldMessage {
  const { id, room, from, text, at } = fieldsOf<HeldMessage>(value);
  return isString(id) && isString(room) && isSender(from) && isString(text) && isCount(at);
}

/** Whether a body has the shape of a {@linkcode TermsEvent}. */
export function isTermsEvent(body: unknown): body is TermsEvent {
  const { type, terms } = fieldsOf<TermsEvent>(body);
  return type === "terms" && isRoomTerms(terms);
}

/** Whether a value has the shape of {@linkcode RoomTerms}. */
export function isRoomTerms(value: unknown): value is RoomTerms {
  const { mode, holdFirst, slowModeSeconds } = fieldsOf<RoomTerms>(value);
  return (mode === "open" || mode === "read-only" || mode === "closed") && isBoolean(holdFirst) &&
    isCount(slowModeSeconds);
}
