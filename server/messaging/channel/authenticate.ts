/**
 * Who is connecting: the hook an application gives, and what becomes of its answer.
 *
 * @module
 */
import type { FrameHeaders } from "../../../shared/stomp/header.ts";
import type { Principal } from "../principal.ts";
import type { Handshake } from "../transport/connection.ts";

/** What a CONNECT frame brought, as it came. */
export interface Credentials {
  /** The `login` header. */
  readonly login: string | undefined;
  /** The `passcode` header. */
  readonly passcode: string | undefined;
  /** The virtual host asked for; clients send anything or nothing. */
  readonly host: string | undefined;
}

/**
 * Tells who is connecting. It refuses by throwing `Refused`: the client gets an ERROR whose
 * body is the refusal as JSON, then close 1008, or 1013 if trying again makes sense.
 */
export type Authenticate<U extends Principal = Principal> = (
  credentials: Credentials,
  handshake: Handshake,
) => U | Promise<U>;

/** Takes everybody, each session under a name of its own. */
export function anonymous(newId: () => string): Authenticate {
  return () => ({ name: `anonymous-${newId()}` });
}

/** The credentials in a CONNECT or STOMP frame. */
export function credentialsOf(headers: FrameHeaders): Credentials {
  return {
    login: headers.get("login"),
    passcode: headers.get("passcode"),
    host: headers.get("host"),
  };
}

/**
 * A user as the application gave it.
 *
 * @throws {TypeError} when its name is empty or cannot be written into CONNECTED, which knows no
 *   escapes (STOMP 1.2, "Value Encoding")
 */
export function checkedUser<U extends Principal>(user: U): U {
  if (typeof user?.name !== "string") {
    throw new TypeError("Cannot connect a client: authenticate returned no user with a name");
  }
  if (user.name === "" || !user.name.isWellFormed() || /\p{Cc}/u.test(user.name)) {
    throw new TypeError(
      `Cannot use ${
        JSON.stringify(user.name)
      } as a user's name: it is empty or has control characters`,
    );
  }
  return user;
}
