/**
 * A STOMP server on a real port, and @stomp/stompjs clients of it, for scenarios.
 *
 * @module
 */
import { Client, type IFrame, type IMessage, type StompConfig } from "@stomp/stompjs";
import type { Principal, StompServerOptions } from "../../server/messaging/mod.ts";
import { permitAll, StompServer } from "../../server/messaging/mod.ts";
import { Arrivals } from "./arrivals.ts";
import { openRawWebSocket, rawFrame, writeAll } from "./raw_websocket.ts";

/** A running server. */
export interface StompSite {
  readonly stomp: StompServer;
  readonly port: number;
  readonly server: Deno.HttpServer;
  /** A client of stompjs that does not reconnect, connected or refused. */
  client(config?: StompConfig): Promise<StompClient>;
  /** A client of bare TCP. */
  raw(): Promise<RawClient>;
}

/** A stompjs client and what came to it. */
export interface StompClient {
  readonly client: Client;
  readonly messages: Arrivals<IMessage>;
  readonly errors: Arrivals<IFrame>;
  readonly closes: Arrivals<CloseEvent>;
  /** Subscribes and waits for the RECEIPT. */
  subscribe(destination: string): Promise<void>;
  /** Publishes and waits for the RECEIPT. */
  publish(destination: string, body: string): Promise<void>;
}

/** A WebSocket whose every octet the test writes. */
export interface RawClient {
  readonly socket: Deno.TcpConn;
  /** Sends one WebSocket message. */
  send(payload: string | Uint8Array): Promise<void>;
  /** Everything until the server closes: the text of its frames, and the close code. */
  readToEnd(): Promise<{ readonly text: string; readonly code: number }>;
}

/** Serves one for the time of `body`. Everything is permitted, unless options say else. */
export async function withStompSite(
  options: StompServerOptions<Principal>,
  body: (site: StompSite) => Promise<void>,
): Promise<void> {
  const stomp = new StompServer({
    authorize: [permitAll],
    endpoints: { "/stomp": {} },
    ...options,
  });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => stomp.handle(request, info) ?? new Response("the application"),
  );
  const { port } = server.addr;
  const clients: Client[] = [];
  const sockets: Deno.TcpConn[] = [];
  try {
    await body({
      stomp,
      port,
      server,
      async client(config) {
        const opened = await openClient(`ws://127.0.0.1:${port}/stomp`, config);
        clients.push(opened.client);
        return opened;
      },
      async raw() {
        const socket = await openRawWebSocket(port);
        sockets.push(socket);
        return rawClient(socket);
      },
    });
  } finally {
    await Promise.all(clients.map((client) => client.deactivate()));
    for (const socket of sockets) close(socket);
    await stomp.drain({ deadlineMs: 2_000 });
    await server.shutdown();
  }
}

async function openClient(brokerURL: string, config: StompConfig = {}): Promise<StompClient> {
  const messages = new Arrivals<IMessage>();
  const errors = new Arrivals<IFrame>();
  const closes = new Arrivals<CloseEvent>();
  const settled = Promise.withResolvers<void>();
  const client = new Client({
    brokerURL,
    reconnectDelay: 0,
    heartbeatIncoming: 0,
    heartbeatOutgoing: 0,
    onConnect: () => settled.resolve(),
    onStompError: (frame) => {
      errors.push(frame);
      settled.resolve();
    },
    onWebSocketClose: (event) => {
      closes.push(event);
      settled.resolve();
    },
    ...config,
  });
  client.activate();
  await settled.promise;
  let receipts = 0;
  const receipt = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const id = `receipt-${++receipts}`;
    client.watchForReceipt(id, () => resolve());
    return { id, promise };
  };
  return {
    client,
    messages,
    errors,
    closes,
    async subscribe(destination) {
      const { id, promise } = receipt();
      client.subscribe(destination, (message) => messages.push(message), { receipt: id });
      await promise;
    },
    async publish(destination, body) {
      const { id, promise } = receipt();
      client.publish({ destination, body, headers: { receipt: id } });
      await promise;
    },
  };
}

function rawClient(socket: Deno.TcpConn): RawClient {
  return {
    socket,
    send: (payload) => writeAll(socket, rawFrame(payload)),
    async readToEnd() {
      const bytes: number[] = [];
      const buffer = new Uint8Array(65_536);
      for (;;) {
        const length = await socket.read(buffer).catch(() => null);
        if (length === null) return { text: "", code: 0 };
        bytes.push(...buffer.subarray(0, length));
        const end = untilClose(Uint8Array.from(bytes));
        if (end !== undefined) return end;
      }
    },
  };
}

/** The text of the frames of a server (never masked), once there is a close frame behind it. */
function untilClose(bytes: Uint8Array): { text: string; code: number } | undefined {
  const view = new DataView(bytes.buffer);
  let text = "";
  for (let at = 0; at + 2 <= bytes.length;) {
    const opcode = view.getUint8(at) & 15;
    const short = view.getUint8(at + 1) & 127;
    if (short === 127) throw new RangeError("Cannot read a frame over 64 KiB");
    const start = at + (short === 126 ? 4 : 2);
    if (start > bytes.length) return undefined;
    const length = short === 126 ? view.getUint16(at + 2) : short;
    if (start + length > bytes.length) return undefined;
    if (opcode === 8) return { text, code: length >= 2 ? view.getUint16(start) : 1005 };
    text += new TextDecoder().decode(bytes.subarray(start, start + length));
    at = start + length;
  }
  return undefined;
}

function close(socket: Deno.TcpConn): void {
  try {
    socket.close();
  } catch {
    // The test has closed it.
  }
}
