/**
 * The calls of the door: who is signed in, signing in, signing out.
 *
 * @module
 */
import { type Door, isAuthorList } from "../../../shared/chat/author.ts";
import { isAuthorGrant, type Sender } from "../../../shared/chat/event.ts";
import { fieldsOf } from "../../../shared/chat/guard.ts";
import type { Role } from "../shell/desk.ts";
import type { ConsoleApi } from "./console_api.ts";

/** How a call ended. `code` is `unreachable` when no answer came that makes sense. */
export type Outcome =
  | { readonly author: Sender }
  | { readonly author: undefined; readonly code: string };

/** What comes with a one-time link. What is left out stays as it is. */
export interface LinkUse {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
}

/** Nothing here rejects. */
export class AuthorApi {
  readonly #api: ConsoleApi;

  constructor(api: ConsoleApi) {
    this.#api = api;
  }

  /** Who is signed in. */
  current(): Promise<Outcome> {
    return this.#grant("GET", "/api/session");
  }

  /** Whether there are several authors, so that one has to say who one is. */
  async isSeveral(): Promise<boolean> {
    const outcome = await this.#api.call("GET", "/api/door");
    return outcome.ok && fieldsOf<Door>(outcome.value).several === true;
  }

  /** What an author may do; of whom the server says nothing, as little as there is. */
  async roleOf({ id }: Sender): Promise<Role> {
    const outcome = await this.#api.call("GET", "/api/authors");
    const list = outcome.ok && isAuthorList(outcome.value) ? outcome.value.authors : [];
    return list.find((author) => author.id === id)?.role ?? "moderator";
  }

  /** @param author the name of who signs in, where there are several */
  signIn(password: string, author = ""): Promise<Outcome> {
    return this.#grant("POST", "/api/session", { password, ...author !== "" && { author } });
  }

  useLink(use: LinkUse): Promise<Outcome> {
    return this.#grant("POST", "/api/link", use);
  }

  /** @returns whether the server has ended the session */
  async signOut(): Promise<boolean> {
    return (await this.#api.call("DELETE", "/api/session")).ok;
  }

  async #grant(method: string, path: string, body?: unknown): Promise<Outcome> {
    const outcome = await this.#api.call(method, path, body);
    if (!outcome.ok) return { author: undefined, code: outcome.refusal.code };
    return isAuthorGrant(outcome.value)
      ? { author: outcome.value.author }
      : { author: undefined, code: "unreachable" };
  }
}
