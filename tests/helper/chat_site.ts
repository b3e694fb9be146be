/**
 * A whole server on a free port, and clients as pages and the console are.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { Client, type IMessage } from "@stomp/stompjs";
import { compose, type Talk } from "../../server/compose.ts";
import { readConfig } from "../../server/config.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { ERRORS, STOMP_PATH } from "../../shared/chat/destination.ts";
import type { ReaderGrant } from "../../shared/chat/event.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { random } from "./chat.ts";
import { memoryLog } from "./memory_log.ts";

/** The owner's password on every site. */
export const PASSWORD = "correct horse battery";

/** A server that is reached. */
export interface ChatSite {
  readonly origin: string;
  /** The lines of its log. */
  readonly log: readonly string[];
  /** Asks the API as a page of the server's own does. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** A new reader's token. */
  readerToken(): Promise<string>;
  /** Signs the owner in. @returns the cookie, as a browser sends it */
  signIn(): Promise<string>;
  connect(options?: ConnectOptions): Promise<SiteClient>;
  stop(): Promise<void>;
}

/** Who connects; a cookie comes with the origin of a page. */
export interface ConnectOptions {
  readonly passcode?: string;
  readonly cookie?: string;
  readonly origin?: string;
}

/** A connected client that follows the queue of errors. */
export interface SiteClient {
  readonly stomp: Client;
  /** Refused requests, in order. */
  readonly refusals: readonly Refusal[];
  /** Hears the bodies of a destination. Resolves when the server has the subscription. */
  follow(destination: string, listener: (body: unknown) => void): Promise<void>;
  /** The one answer of a destination below `/app`. */
  ask<T>(destination: string): Promise<T>;
  /** Sends a body. Resolves once the work is done, or with the refusal. */
  send(destination: string, body: unknown): Promise<Refusal | undefined>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  leave(): Promise<void>;
}

/** Starts a server on the data of a folder. */
export async function chatSite(dataDir: string): Promise<ChatSite> {
  const { log, lines } = memoryLog();
  const { promise: composed, resolve } = Promise.withResolvers<Talk>();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request, info) => (await composed).handle(request, info),
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;
  const settings: Readonly<Record<string, string>> = {
    DATA_DIR: dataDir,
    PUBLIC_URL: origin,
    OWNER_PASSWORD: PASSWORD,
  };
  const talk = await compose(readConfig((name) => settings[name]), {
    log,
    clock: systemClock,
    random,
  });
  resolve(talk);

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      ...init,
      headers: { origin, "content-type": "application/json", ...init.headers },
    });
  return {
    origin,
    log: lines,
    ask,
    async readerToken() {
      const response = await ask("/api/reader", { method: "POST" });
      return (await response.json() as ReaderGrant).token;
    },
    async signIn() {
      const body = JSON.stringify({ password: PASSWORD });
      const response = await ask("/api/session", { method: "POST", body });
      await response.body?.cancel();
      equal(response.status, 200);
      return response.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
    },
    connect: (options) => connectTo(origin, options),
    async stop() {
      await talk.drain();
      await server.shutdown();
      await talk.close();
    },
  };
}

/** Connects, or rejects with the ERROR's body or the close code. */
async function connectTo(
  origin: string,
  { passcode, cookie, origin: page = origin }: ConnectOptions = {},
): Promise<SiteClient> {
  const { promise: connected, resolve: succeed, reject: fail } = Promise.withResolvers<void>();
  const { promise: closed, resolve: close } = Promise.withResolvers<number>();
  const url = `${origin.replace("http", "ws")}${STOMP_PATH}`;
  const headers = { origin: page, ...(cookie !== undefined && { cookie }) };
  const stomp = new Client({
    webSocketFactory: () => new WebSocket(url, { protocols: ["v12.stomp"], headers }),
    connectHeaders: passcode === undefined ? {} : { passcode },
    reconnectDelay: 0,
    onConnect: () => succeed(),
    onStompError: ({ body }) => fail(new Error(body)),
    onWebSocketClose: ({ code }) => {
      close(code);
      fail(new Error(`closed with ${code}`));
    },
  });
  stomp.activate();
  await connected;

  let receipts = 0;
  const refusals: Refusal[] = [];
  /** What waits for a receipt or a refusal, by the name of the receipt. */
  const waiting = new Map<string, (refusal: Refusal | undefined) => void>();
  const receipt = () => {
    const name = `receipt-${++receipts}`;
    const { promise, resolve } = Promise.withResolvers<Refusal | undefined>();
    waiting.set(name, resolve);
    stomp.watchForReceipt(name, () => settle(name, undefined));
    return { name, promise };
  };
  const settle = (name: string, refusal: Refusal | undefined) => {
    waiting.get(name)?.(refusal);
    waiting.delete(name);
  };
  const bodyOf = ({ body }: IMessage): unknown => JSON.parse(body);
  const follow = async (destination: string, listener: (body: unknown) => void) => {
    const { name, promise } = receipt();
    stomp.subscribe(destination, (message) => listener(bodyOf(message)), { receipt: name });
    await promise;
  };
  const errorsFollowed = receipt();
  stomp.subscribe(ERRORS, (message) => {
    const refusal = bodyOf(message) as Refusal;
    refusals.push(refusal);
    settle(message.headers["receipt-id"] ?? "", refusal);
  }, { receipt: errorsFollowed.name });
  await errorsFollowed.promise;

  return {
    stomp,
    refusals,
    follow,
    ask: <T>(destination: string) =>
      new Promise<T>((resolve) => {
        const { unsubscribe } = stomp.subscribe(destination, (message) => {
          unsubscribe();
          resolve(bodyOf(message) as T);
        });
      }),
    send(destination, body) {
      const { name, promise } = receipt();
      const text = typeof body === "string" ? body : JSON.stringify(body);
      stomp.publish({ destination, body: text, headers: { receipt: name } });
      return promise;
    },
    closed,
    leave: () => stomp.deactivate(),
  };
}
