/*
 * sockjs-client over each of its transports that we serve, carrying the STOMP of @stomp/stompjs.
 */
import assert from "node:assert/strict";
import { Client, type IMessage } from "@stomp/stompjs";
import SockJS from "sockjs-client";
import { permitAll, type SockJsOptions, StompServer } from "../../server/messaging/mod.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { PATIENCE_MS } from "../helper/patience.ts";

const TRANSPORTS = ["websocket", "xhr-streaming", "eventsource", "xhr-polling"] as const;
type Transport = typeof TRANSPORTS[number];

/** Of each transport, what its requests are. */
const PATHS: Readonly<Record<Transport, RegExp>> = {
  "websocket": /\/websocket$/,
  "xhr-streaming": /\/xhr_streaming$/,
  "eventsource": /\/eventsource$/,
  "xhr-polling": /\/xhr$/,
};

interface Site {
  readonly stomp: StompServer;
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
}

async function withSite(
  body: (site: Site) => Promise<void>,
  sockJs: SockJsOptions = {},
): Promise<void> {
  const stomp = new StompServer({
    authorize: [permitAll],
    // A client that leaves between two polls says nothing: its session ends by the delay.
    endpoints: {
      "/stomp": { sockJs: { responseLimitBytes: 10_000, disconnectDelayMs: 1_000, ...sockJs } },
    },
    limits: { maxFrameBytes: 262_144, maxOutboxBytes: 4_194_304 },
  });
  const asked: string[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => {
      asked.push(new URL(request.url).pathname);
      return stomp.handle(request, info) ?? new Response(null, { status: 404 });
    },
  );
  try {
    await body({ stomp, asked, url: `http://127.0.0.1:${server.addr.port}/stomp` });
  } finally {
    await stomp.drain({ deadlineMs: 2_000 });
    await server.shutdown();
  }
}

/** A client of stompjs on a socket of sockjs-client, connected. */
async function openClient(url: string, transport: Transport) {
  const closes = new Arrivals<CloseEvent>();
  const messages = new Arrivals<IMessage>();
  const connected = Promise.withResolvers<void>();
  const client = new Client({
    webSocketFactory: () =>
      new SockJS(url, undefined, {
        transports: [transport],
        timeout: PATIENCE_MS,
      }),
    reconnectDelay: 0,
    heartbeatIncoming: 1_000,
    heartbeatOutgoing: 1_000,
    onConnect: () => connected.resolve(),
    onStompError: ({ headers }) => connected.reject(new Error(headers["message"])),
    onWebSocketClose: (event) => {
      closes.push(event);
      connected.reject(new Error(`closed with ${event.code} ${event.reason}`));
    },
  });
  client.activate();
  await connected.promise;
  let receipts = 0;
  const receipted = async (act: (headers: { receipt: string }) => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const receipt = `receipt-${++receipts}`;
    client.watchForReceipt(receipt, () => resolve());
    act({ receipt });
    await promise;
  };
  return {
    client,
    closes,
    messages,
    subscribe: (destination: string) =>
      receipted((headers) =>
        client.subscribe(destination, (message) => messages.push(message), headers)
      ),
    publish: (destination: string, body: string) =>
      receipted((headers) => client.publish({ destination, body, headers })),
  };
}

/** The client keeps timers after it has closed, as one of 200 ms before it closes an EventSource. */
const SANITIZERS = { sanitizeOps: false, sanitizeResources: false };

for (const transport of TRANSPORTS) {
  Deno.test(
    `sockjs-client over ${transport} carries STOMP there and back`,
    SANITIZERS,
    async () => {
      await withSite(async ({ stomp, url, asked }) => {
        const { client, messages, subscribe, publish } = await openClient(url, transport);
        await subscribe("/topic/a");
        // What browsers and proxies lose, letters of two units, the ends of lines.
        const bodies = ["", "é\u2028\u{1f600}\ufeff", "a\r\nb\0c", "x".repeat(200_000)];
        for (const body of bodies) {
          await publish("/topic/a", body);
          assert.equal((await messages.next()).body, body);
        }
        assert.equal(stomp.registry.sessionCount, 1);
        assert(asked.some((path) => PATHS[transport].test(path)));
        await client.deactivate();
        while (stomp.registry.sessionCount > 0) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      });
    },
  );

  Deno.test(
    `sockjs-client over ${transport} gets 500 messages, each once and in order`,
    SANITIZERS,
    async () => {
      await withSite(async ({ stomp, url }) => {
        const { client, messages, subscribe } = await openClient(url, transport);
        await subscribe("/topic/a");
        for (let sent = 0; sent < 500; sent++) {
          stomp.messaging.send("/topic/a", `${sent} ${"x".repeat(100)}`);
          if (sent % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
        }
        for (let read = 0; read < 500; read++) {
          assert.equal((await messages.next()).body.split(" ", 1)[0], String(read));
        }
        await client.deactivate();
      });
    },
  );

  Deno.test(`sockjs-client over ${transport} is told why it is closed`, SANITIZERS, async () => {
    await withSite(async ({ stomp, url }) => {
      const { client, closes } = await openClient(url, transport);
      const drained = stomp.drain({ deadlineMs: 2_000 });
      assert.equal((await closes.next()).code, 1012);
      await drained;
      await client.deactivate();
    });
  });
}

Deno.test("sockjs-client left to itself takes the best the base has", SANITIZERS, async () => {
  for (const webSocket of [true, false]) {
    await withSite(async ({ url, asked }) => {
      const socket = new SockJS(url, undefined, { timeout: PATIENCE_MS });
      await new Promise((resolve) => socket.onopen = resolve);
      const closed = new Promise((resolve) => socket.onclose = resolve);
      socket.close();
      await closed;
      const [, used = ""] = /.*\/(\w+)$/.exec(asked.at(-1) ?? "") ?? [];
      assert.equal(used, webSocket ? "websocket" : "xhr_streaming");
    }, { webSocket });
  }
});
