/**
 * What authors know of their passkeys.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isOptional, isString, isTrue } from "./guard.ts";

/** A passkey of one's own. */
export interface PasskeyInfo {
  /** Names it; it opens nothing. */
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970, as is the other. */
  readonly createdAt: number;
  /** When somebody signed in with it last. */
  readonly usedAt?: number;
  /** Whether it is kept in an account, and so may be on several devices. */
  readonly synced?: true;
}

/** One's passkeys, the oldest first. */
export interface PasskeyList {
  readonly passkeys: readonly PasskeyInfo[];
  /** The host name they are for; left out where there can be none. */
  readonly host?: string;
  /** Whether one has a password, too. */
  readonly password: boolean;
}

/** Whether a body has the shape of a {@linkcode PasskeyList}. */
export function isPasskeyList(body: unknown): body is PasskeyList {
  const { passkeys, host, password } = fieldsOf<PasskeyList>(body);
  return isListOf(passkeys, isPasskeyInfo) && isOptional(host, isString) &&
    typeof password === "boolean";
}

/** Whether a value has the shape of a {@linkcode PasskeyInfo}. */
export function isPasskeyInfo(value: unknown): value is PasskeyInfo {
  const { id, name, createdAt, usedAt, synced } = fieldsOf<PasskeyInfo>(value);
  return isString(id) && isString(name) && isCount(createdAt) && isOptional(usedAt, isCount) &&
    isOptional(synced, isTrue);
}
