/**
 * The calls of the console to the server: who is signed in, signing in, signing out.
 *
 * @module
 */
import type { Door } from "../../shared/chat/author.ts";
import { isAuthorGrant, type Sender } from "../../shared/chat/event.ts";
import { fieldsOf } from "../../shared/chat/guard.ts";
import type { RefusalCode } from "../../shared/code.ts";
import { isRefusal } from "../../shared/refusal.ts";

/** How a call ended. `code` is `undefined` when no answer came that makes sense. */
export type Outcome =
  | { readonly author: Sender }
  | { readonly author: undefined; readonly code: RefusalCode | undefined };

/** What comes with a one-time link. What is left out stays as it is. */
export interface LinkUse {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
}

/** Calls the server the page came from. Nothing here rejects. */
export class AuthorApi {
  readonly #fetch: typeof fetch;

  /** @param send usually `fetch` */
  constructor(send: typeof fetch) {
    this.#fetch = send;
  }

  /** Who is signed in. */
  current(): Promise<Outcome> {
    return this.#call("GET", "/api/session");
  }

  /** Whether there are several authors, so that one has to say who one is. */
  async isSeveral(): Promise<boolean> {
    const response = await this.#request("GET", "/api/door");
    const door: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
    return fieldsOf<Door>(door).several === true;
  }

  /** @param author the name of who signs in, where there are several */
  signIn(password: string, author = ""): Promise<Outcome> {
    return this.#call("POST", "/api/session", { password, ...author !== "" && { author } });
  }

  useLink(use: LinkUse): Promise<Outcome> {
    return this.#call("POST", "/api/link", use);
  }

  /** @returns whether the server has ended the session */
  async signOut(): Promise<boolean> {
    const response = await this.#request("DELETE", "/api/session");
    return response?.ok ?? false;
  }

  async #call(method: string, path: string, body?: unknown): Promise<Outcome> {
    const response = await this.#request(method, path, body);
    const answer: unknown = await response?.json().catch(() => undefined);
    if (response?.ok && isAuthorGrant(answer)) return { author: answer.author };
    return { author: undefined, code: isRefusal(answer) ? answer.code : undefined };
  }

  #request(method: string, path: string, body?: unknown): Promise<Response | undefined> {
    const init: RequestInit = body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const send = this.#fetch;
    return send(path, init).catch(() => undefined);
  }
}
