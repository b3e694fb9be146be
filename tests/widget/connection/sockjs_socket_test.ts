import { deepEqual, equal } from "node:assert/strict";
import { systemClock } from "../../../server/messaging/mod.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import type { Clock } from "../../../shared/clock.ts";
import { sockJsTo } from "../../../widget/connection/sockjs_socket.ts";
import { stompConnect } from "../../../widget/connection/stomp_connection.ts";
import type { Connection } from "../../../widget/connection/connection.ts";
import type { Ending } from "../../../widget/connection/ending.ts";
import { Arrivals } from "../../helper/arrivals.ts";
import { type OpenSite, withOpenSite } from "../../helper/open_site.ts";

interface Line {
  readonly connection: Connection;
  readonly endings: Arrivals<Ending>;
  drop(): void;
}

/** Connects over HTTP, and keeps account of what was asked for. */
function connect(
  { origin }: OpenSite,
  { asked = [], clock = systemClock, hold = false }: {
    asked?: string[];
    clock?: Clock;
    /** Keeps streams to itself, as some proxies do. */
    hold?: boolean;
  } = {},
): Promise<Line> {
  const endings = new Arrivals<Ending>();
  const open = sockJsTo({
    base: new URL(`${origin}/stomp/`),
    async fetch(input, init) {
      const path = `${input}`.split("/").at(-1) ?? "";
      asked.push(path);
      const answer = await fetch(input, init);
      if (!hold || path !== "xhr_streaming") return answer;
      const signal = init?.signal;
      return await new Promise<Response>((_, reject) =>
        signal?.addEventListener("abort", () => {
          void answer.body?.cancel().catch(() => {});
          reject(signal.reason);
        })
      );
    },
    clock,
    newId: () => crypto.randomUUID(),
  });
  return new Promise((resolve) => {
    const drop = stompConnect({ open, host: "localhost", clock: new VirtualClock() })(undefined, {
      connected: (connection) => resolve({ connection, endings, drop }),
      ended: (ending) => endings.push(ending),
    });
  });
}

Deno.test("STOMP goes over a stream of HTTP, both ways and in order", async () => {
  await withOpenSite(async (site) => {
    const asked: string[] = [];
    const { connection, drop } = await connect(site, { asked });
    const heard = new Arrivals<unknown>();
    connection.follow("/topic/a", (body) => heard.push(body));
    for (let number = 0; number < 50; number++) {
      connection.send({ destination: "/topic/a", body: { number, text: "안녕" } }, () => {});
    }
    for (let number = 0; number < 50; number++) {
      deepEqual(await heard.next(), { number, text: "안녕" });
    }
    equal(asked.filter((path) => path === "xhr_streaming").length, 1);
    drop();
    await site.empty();
  });
});

Deno.test("a stream that ends is followed by the next, and nothing is missing", async () => {
  await withOpenSite(async (site) => {
    const asked: string[] = [];
    const { connection, drop } = await connect(site, { asked });
    const heard = new Arrivals<unknown>();
    connection.follow("/topic/a", (body) => heard.push(body));
    const body = { text: "x".repeat(50_000) };
    for (let count = 0; count < 8; count++) {
      connection.send({ destination: "/topic/a", body }, () => {});
    }
    for (let count = 0; count < 8; count++) deepEqual(await heard.next(), body);
    equal(asked.filter((path) => path === "xhr_streaming").length > 1, true);
    drop();
    await site.empty();
  });
});

Deno.test("where streams are kept back the server is polled", async () => {
  await withOpenSite(async (site) => {
    const asked: string[] = [];
    const clock = new VirtualClock();
    const line = connect(site, { asked, clock, hold: true });
    clock.advance(3_000);
    const { connection, drop } = await line;
    const heard = new Arrivals<unknown>();
    connection.follow("/topic/a", (body) => heard.push(body));
    connection.send({ destination: "/topic/a", body: "hello" }, () => {});
    equal(await heard.next(), "hello");
    equal(asked.includes("xhr"), true);
    drop();
    await site.empty();
  });
});

Deno.test("what a server says at the end is told over HTTP, too", async () => {
  await withOpenSite(async (site) => {
    const { endings, drop } = await connect(site);
    site.stomp.disconnect(() => true, { code: 1008, reason: "banned" });
    equal((await endings.next()).refusal.code, "banned");
    drop();
    await site.empty();
  });
});

Deno.test("a server that goes says so, and one that is gone is worth another try", async () => {
  await withOpenSite(async (site) => {
    const { endings, drop } = await connect(site);
    site.stomp.disconnect(() => true, { code: 1012, reason: "" });
    equal((await endings.next()).next, "retry");
    drop();
    await site.empty();
  });
});
