/**
 * The calls of the door: who is signed in, signing in, signing out.
 *
 * @module
 */
import type { Door } from "../../../shared/chat/author.ts";
import { isAuthorGrant } from "../../../shared/chat/event.ts";
import { fieldsOf, isString } from "../../../shared/chat/guard.ts";
import type { DeskAuthor } from "../shell/desk.ts";
import type { CallOutcome, CallRefusal, ConsoleApi } from "./console_api.ts";

/** Why nobody came in. */
export interface NotIn {
  readonly author: undefined;
  /** `unreachable` when no answer came that makes sense. */
  readonly code: string;
  /** What the server said, in English, where it answered. */
  readonly message?: string;
}

/** How a call ended. */
export type DeskAuthorOutcome = { readonly author: DeskAuthor } | NotIn;

/** A refusal, as somebody at the door has it. */
export function notIn({ code, message }: CallRefusal): NotIn {
  return { author: undefined, code, ...code !== "unreachable" && message !== "" && { message } };
}

/** What comes with a one-time link. What is left out stays as it is. */
export interface LinkUse {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
  readonly passkey?: { readonly name: string; readonly credential: object };
}

/** Nothing here rejects. */
export class AuthorApi {
  readonly #api: ConsoleApi;

  constructor(api: ConsoleApi) {
    this.#api = api;
  }

  /** Who is signed in. */
  current(): Promise<DeskAuthorOutcome> {
    return this.#grant("GET", "/api/session");
  }

  /** What the door has to ask: who one is, where there are several; and for which host passkeys are. */
  async door(): Promise<Door> {
    const outcome = await this.#api.call("GET", "/api/door");
    const { several, fresh, host, passkeys } = fieldsOf<Door>(
      outcome.ok ? outcome.value : undefined,
    );
    return {
      several: several === true,
      ...fresh === true && { fresh },
      ...isString(host) && { host },
      ...passkeys === true && { passkeys },
    };
  }

  /** What the browser needs to use a passkey. */
  challenge(): Promise<CallOutcome> {
    return this.#api.call("POST", "/api/session/challenge");
  }

  signInWithPasskey(credential: object): Promise<DeskAuthorOutcome> {
    return this.#grant("POST", "/api/session/passkey", { credential });
  }

  /** What the browser needs to make a passkey for whoever has a link. */
  challengeForLink(use: LinkUse): Promise<CallOutcome> {
    return this.#api.call("POST", "/api/link/challenge", use);
  }

  /** @param author the name of who signs in, where there are several */
  signIn(password: string, author = ""): Promise<DeskAuthorOutcome> {
    return this.#grant("POST", "/api/session", { password, ...author !== "" && { author } });
  }

  useLink(use: LinkUse): Promise<DeskAuthorOutcome> {
    return this.#grant("POST", "/api/link", use);
  }

  /** @returns whether the server has ended the session */
  async signOut(): Promise<boolean> {
    return (await this.#api.call("DELETE", "/api/session")).ok;
  }

  async #grant(method: string, path: string, body?: unknown): Promise<DeskAuthorOutcome> {
    const outcome = await this.#api.call(method, path, body);
    if (!outcome.ok) return notIn(outcome.refusal);
    if (!isAuthorGrant(outcome.value)) return { author: undefined, code: "unreachable" };
    const { author, role = "author" } = outcome.value;
    return { author: { ...author, role } };
  }
}
