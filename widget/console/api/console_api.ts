/**
 * The console's way to the server's HTTP API: one call, and what came of it.
 *
 * @module
 */
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";

/** A refusal of the server, or `unreachable` where no answer came that makes sense. */
export type CallRefusal = Pick<Refusal<string>, "code" | "message" | "retryAfterMs">;

/** What came of a call. Check what `value` is before using it; it is `undefined` where there is none. */
export type CallOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: CallRefusal };

/** Sends one request. Rejects when there is no answer, as `fetch` does. */
export type SendRequest = (path: string, init: RequestInit) => Promise<Response>;

const UNREACHABLE: CallRefusal = { code: "unreachable", message: "The server did not answer." };

/** Calls the server the page came from. Nothing here rejects. */
export class ConsoleApi {
  readonly #send: SendRequest;
  readonly #signedOut: () => void;
  readonly #prove: () => Promise<boolean>;

  /**
   * @param signedOut is called when the server says that the session is over
   * @param prove is called when the server asks again who is there; says whether that was proved
   */
  constructor(
    send: SendRequest,
    signedOut: () => void = () => {},
    prove: () => Promise<boolean> = () => Promise.resolve(false),
  ) {
    this.#send = send;
    this.#signedOut = signedOut;
    this.#prove = prove;
  }

  /**
   * Makes a call; once more when the server asks first who is there, and that was proved.
   *
   * @param path from the root of the server, as `/api/authors`
   * @param body what JSON can hold; a `Blob` goes as it is
   */
  async call(method: string, path: string, body?: unknown): Promise<CallOutcome> {
    const outcome = await this.#once(method, path, body);
    if (outcome.ok || outcome.refusal.code !== "confirm-needed") return outcome;
    return await this.#prove() ? await this.#once(method, path, body) : outcome;
  }

  async #once(method: string, path: string, body: unknown): Promise<CallOutcome> {
    const response = await this.#send(path, { method, ...contentOf(body) }).catch(() => undefined);
    if (response === undefined) return { ok: false, refusal: UNREACHABLE };
    const value: unknown = response.status === 204
      ? undefined
      : await response.json().catch(() => undefined);
    if (response.ok) return { ok: true, value };
    const refusal = isRefusal(value) ? value : UNREACHABLE;
    if (refusal.code === "signed-out") this.#signedOut();
    return { ok: false, refusal };
  }
}

function contentOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob) return { body };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}
