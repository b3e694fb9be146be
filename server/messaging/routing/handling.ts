/**
 * The handling of one frame by the handler that was found: reads and checks the body, runs the
 * handler, delivers what it returns, and finds somebody to handle what it throws.
 *
 * @module
 */
import { type Refusal, Refused } from "../../../shared/refusal.ts";
import type { Principal } from "../principal.ts";
import { checkBody, checkReply, readBody } from "./body.ts";
import type { Delivery, Inbound, Outcome } from "./dispatch.ts";
import { ERRORS_QUEUE, findExceptionHandler, targetsOf } from "./exception_scope.ts";
import type { Target } from "./mapping.ts";
import { createMessage } from "./message.ts";
import { fillDestination } from "./path_pattern.ts";
import type { Match } from "./route_index.ts";

/** What is handled, and who is told. */
export interface HandlingInit<U extends Principal> {
  readonly inbound: Inbound<U>;
  readonly match: Match;
  readonly deliver: (delivery: Delivery) => void;
  readonly onError: (error: unknown, where: string) => void;
}

const HANDLED: Outcome = { kind: "handled" };

/** See the module. */
export class Handling<U extends Principal> {
  readonly #init: HandlingInit<U>;
  /** As far as it was read. */
  #body: unknown = undefined;

  constructor(init: HandlingInit<U>) {
    this.#init = init;
  }

  /** Resolves when the work is done; never rejects. */
  async run(): Promise<Outcome> {
    const { inbound, match: { mapping } } = this.#init;
    try {
      if (inbound.kind === "message") {
        this.#body = readBody(inbound.frame);
        if (mapping.body !== undefined) this.#body = await checkBody(mapping.body, this.#body);
      }
      // The decorators checked that the handler takes this message.
      const returned = await mapping.handle(this.#message() as never);
      if (isAsyncIterable(returned)) await this.#sendEach(returned);
      else await this.#send(returned);
      return HANDLED;
    } catch (error) {
      const refusal = await this.#handleError(error);
      return refusal === undefined ? HANDLED : { kind: "refused", refusal };
    }
  }

  #message() {
    const { inbound, match: { mapping, params }, deliver } = this.#init;
    return createMessage({ inbound, path: mapping.path, params, body: this.#body }, deliver);
  }

  /** Resolves when the first value was sent; the others follow until the session ends. */
  #sendEach(values: AsyncIterable<unknown>): Promise<void> {
    const { kind, session: { signal }, whenAnswered = (task) => task() } = this.#init.inbound;
    if (kind === "subscribe") {
      throw new TypeError("Cannot send several values: a subscription is answered once");
    }
    const first = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    whenAnswered(answer.resolve);
    let answered = false;
    const sendAll = async () => {
      for await (const value of values) {
        if (signal.aborted) return;
        await this.#send(value);
        answered = true;
        first.resolve();
      }
    };
    sendAll().then(first.resolve, (error) => {
      if (answered) answer.promise.then(() => this.#tellLate(error));
      else first.reject(error);
    });
    return first.promise;
  }

  /** Sends one value to every target; `null` and `undefined` are not sent. */
  async #send(value: unknown): Promise<void> {
    if (value === null || value === undefined) return;
    const { mapping } = this.#init.match;
    const body = mapping.reply === undefined ? value : await checkReply(mapping.reply, value);
    for (const target of mapping.targets) this.#sendTo(target, body);
  }

  #sendTo(target: Target, body: unknown): void {
    const { inbound: { path, session: { user } }, match: { params }, deliver } = this.#init;
    if (target.to === "subscriber") return deliver({ to: "subscriber", body });
    if (target.to === "topic") {
      return deliver({ to: "destination", destination: `/topic${path}`, body });
    }
    const destination = fillDestination(target.destination, params);
    if (target.to === "user") deliver({ to: "user", user: user.name, destination, body });
    else deliver({ to: target.to, destination, body });
  }

  /**
   * Lets the exception handler of what was thrown have it, if there is one.
   *
   * @returns what is left to tell the sender: nothing after an exception handler
   */
  async #handleError(error: unknown): Promise<Refusal<string> | undefined> {
    const { where, scopes } = this.#init.match.mapping;
    const handler = findExceptionHandler(scopes, error);
    if (handler === undefined) return this.#refusalOf(error, where);
    try {
      const returned = await handler.handle({ ...this.#message(), error } as never);
      if (isAsyncIterable(returned)) {
        throw new TypeError("Cannot send several values: an error is answered once");
      }
      if (returned === null || returned === undefined) return undefined;
      for (const target of targetsOf(handler)) this.#sendTo(target, returned);
      return undefined;
    } catch (thrown) {
      if (thrown === error) return this.#refusalOf(error, where);
      // A refusal thrown instead says the same to the sender; a second fault must not hide the first.
      if (!(thrown instanceof Refused)) this.#refusalOf(error, where);
      return this.#refusalOf(thrown, handler.where);
    }
  }

  /** What the sender is told of an error; what is no refusal is also reported. */
  #refusalOf(error: unknown, where: string): Refusal<string> {
    if (error instanceof Refused) return error.refusal;
    const { signal } = this.#init.inbound.session;
    // A handler that stops when its session ends has no fault.
    if (!signal.aborted || error !== signal.reason) this.#report(error, where);
    return { code: "internal", message: "Something went wrong on the server. Try again later." };
  }

  #report(error: unknown, where: string): void {
    try {
      this.#init.onError(error, where);
    } catch {
      // Whoever listens may break, the session may not.
    }
  }

  /** The SEND was answered: what goes wrong now is told by a message. */
  async #tellLate(error: unknown): Promise<void> {
    const { inbound: { frame, session }, match: { mapping }, deliver } = this.#init;
    const refusal = await this.#handleError(error);
    if (refusal === undefined || session.signal.aborted) return;
    const receipt = frame.headers.get("receipt");
    const headers: Readonly<Record<string, string>> = receipt === undefined
      ? {}
      : { "receipt-id": receipt };
    try {
      deliver({ to: "session", destination: ERRORS_QUEUE, body: refusal, headers });
    } catch (undelivered) {
      this.#report(undelivered, mapping.where);
    }
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
