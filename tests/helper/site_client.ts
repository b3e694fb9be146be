/**
 * Clients of a server that is reached, as pages and the console are.
 *
 * @module
 */
import { Client, type IMessage } from "@stomp/stompjs";
import SockJS from "sockjs-client";
import { ERRORS, STOMP_PATH } from "../../shared/chat/destination.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { PATIENCE_MS } from "./patience.ts";

/** Who connects; a cookie comes with the origin of a page. */
export interface ConnectOptions {
  readonly passcode?: string;
  readonly cookie?: string;
  readonly origin?: string;
  /** For whom a trusted proxy says it asks. */
  readonly forwardedFor?: string;
  /** It neither sends heart-beats nor waits for any: for tests that put the clock forward. */
  readonly heartBeat?: false;
  /** Over which of SockJS's transports; over a plain WebSocket if left out. */
  readonly sockJs?: "websocket" | "xhr-streaming" | "xhr-polling";
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

/** Connects, or rejects with the ERROR's body or the close code. */
export async function connectTo(
  origin: string,
  { passcode, cookie, origin: page = origin, forwardedFor, heartBeat, sockJs }: ConnectOptions = {},
): Promise<SiteClient> {
  const { promise: connected, resolve: succeed, reject: fail } = Promise.withResolvers<void>();
  const { promise: closed, resolve: close } = Promise.withResolvers<number>();
  const url = `${origin.replace("http", "ws")}${STOMP_PATH}`;
  const headers = {
    origin: page,
    ...(cookie !== undefined && { cookie }),
    ...(forwardedFor !== undefined && { "x-forwarded-for": forwardedFor }),
  };
  // A browser's types, with which some tests are checked, do not know of headers.
  const options = { protocols: ["v12.stomp"], headers } as unknown as string[];
  const stomp = new Client({
    webSocketFactory: () =>
      sockJs === undefined
        ? new WebSocket(url, options)
        : new SockJS(origin + STOMP_PATH, undefined, {
          transports: [sockJs],
          timeout: PATIENCE_MS,
        }),
    connectHeaders: passcode === undefined ? {} : { passcode },
    reconnectDelay: 0,
    ...heartBeat === false && { heartbeatIncoming: 0, heartbeatOutgoing: 0 },
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
  // The server may let somebody go as soon as they are connected.
  const gone = closed.then((code) => Promise.reject(new Error(`closed with ${code}`)));
  await Promise.race([errorsFollowed.promise, gone]);

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

/** Sends until it is not too fast any more; long runs ask for more than a person does. */
export async function sendPatiently(
  client: SiteClient,
  destination: string,
  body: unknown,
): Promise<Refusal | undefined> {
  for (;;) {
    const refusal = await client.send(destination, body);
    if (refusal?.code !== "too-fast") return refusal;
    await new Promise((resolve) => setTimeout(resolve, refusal.retryAfterMs));
    if (!client.stomp.connected) return refusal;
  }
}
