/**
 * Instances that start at the same moment on an empty Deno KV are one server from the first on.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { compose, type Talk } from "../../server/compose.ts";
import { openKvKeyring } from "../../server/chat/token/kv_keyring.ts";
import { readConfig } from "../../server/setting/config.ts";
import { KvBus } from "../../server/messaging/bus/kv/kv_bus.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { openKvStore } from "../../server/storage/kv/kv_store.ts";
import type { Store } from "../../server/storage/store.ts";
import { random } from "../helper/chat.ts";
import { memoryLog } from "../helper/memory_log.ts";
import { say } from "../helper/new_message.ts";

const PASSWORD = "correct horse battery";
const FROM = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

interface Started {
  readonly store: Store;
  readonly talk: Talk;
  post(path: string, body: object): Promise<number>;
  stop(): Promise<void>;
}

async function start(kv: Deno.Kv): Promise<Started> {
  const [store, keyring] = await Promise.all([
    openKvStore({ kv, clock: systemClock, random }),
    openKvKeyring({ kv, clock: systemClock, random }),
  ]);
  const bus = new KvBus({ kv, clock: systemClock });
  const close = () => Promise.resolve();
  const origin = "http://localhost";
  const given: Readonly<Record<string, string>> = {
    PUBLIC_URL: origin,
    DATA_DIR: ".",
  };
  const talk = await compose(readConfig((name) => given[name]), {
    ...{ clock: systemClock, random, log: memoryLog().log },
    storage: { store, keyring, bus, close },
  });
  return {
    store,
    talk,
    async post(path, body) {
      const headers = { origin, "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const response = await talk.handle(new Request(origin + path, init), FROM);
      await response.body?.cancel();
      return response.status;
    },
    async stop() {
      await talk.drain();
      await talk.close();
      await bus.close();
      await store.close();
    },
  };
}

async function withTwo(body: (a: Started, b: Started) => Promise<void>): Promise<void> {
  using kv = await Deno.openKv(":memory:");
  const [a, b] = await Promise.all([start(kv), start(kv)]);
  try {
    await body(a, b);
  } finally {
    await Promise.all([a.stop(), b.stop()]);
  }
}

Deno.test("links of two instances that start together make one owner, each once, at either", () =>
  withTwo(async (a, b) => {
    const [ofA = "", ofB = ""] = [a, b].map(({ talk }) => talk.setUpLink?.split("#link=")[1]);
    const use = { name: "Ada", password: PASSWORD };
    const together = [
      b.post("/api/link", { token: ofA, ...use }),
      a.post("/api/link", { token: ofB, ...use }),
    ];
    deepEqual(await Promise.all(together), [200, 200]);
    deepEqual(
      [
        await a.post("/api/link", { token: ofA, ...use }),
        await b.post("/api/link", { token: ofB, ...use }),
      ],
      [401, 401],
    );
    equal((await a.store.authors()).length, 1);
  }));

Deno.test("two who are the first in a room, at two instances, begin one conversation", () =>
  withTwo(async (a, b) => {
    const stored = await Promise.all([a.store.append(say("x")), b.store.append(say("y"))]);
    const said = stored.map((each) => each.kind === "stored" ? each : undefined);
    equal(new Set(said.map((each) => each?.epoch)).size, 1);
    deepEqual(said.map((each) => each?.message.seq).sort(), [1, 2]);
  }));
