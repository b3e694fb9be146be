import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { compose, type Talk } from "../../server/compose.ts";
import { type Config, readConfig } from "../../server/setting/config.ts";
import { MemoryKeyring } from "../../server/chat/token/memory_keyring.ts";
import { openKvKeyring } from "../../server/chat/token/kv_keyring.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { KvHealth } from "../../server/storage/kv/kv_health.ts";
import { type NewMessage, StoreError } from "../../server/storage/store.ts";
import { MemoryStore } from "../../server/storage/memory/memory_store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/sqlite_store.ts";
import { random } from "../helper/chat.ts";
import { dataDir } from "../helper/data_dir.ts";
import { HOSTILE_ORIGINS } from "../helper/hostile_origin.ts";
import { memoryLog } from "../helper/memory_log.ts";
import { say } from "../helper/new_message.ts";
import { RefusingKv } from "../helper/refusing_kv.ts";

const OWN = "http://localhost:8080";
const JSON_TYPE = { "content-type": "application/json" };

/** Composes servers on one data folder, one after another. */
async function withFolder(
  test: (start: (settings?: Partial<Config>) => Promise<Talk>, folder: string) => Promise<void>,
): Promise<void> {
  using folder = dataDir();
  const config = readConfig((name) => name === "DATA_DIR" ? folder.path : undefined);
  await test((settings) => {
    const { log } = memoryLog();
    return compose({ ...config, ...settings }, { log, clock: systemClock, random });
  }, folder.path);
}

async function ask(talk: Talk, path: string, init: RequestInit & { from?: string } = {}) {
  const { from: hostname = "127.0.0.1" } = init;
  return await talk.handle(new Request(OWN + path, init), {
    remoteAddr: { transport: "tcp", hostname, port: 4711 },
  });
}

function post(body: unknown): RequestInit {
  return {
    method: "POST",
    headers: { origin: OWN, ...JSON_TYPE },
    body: JSON.stringify(body),
  };
}

Deno.test("composed server shows a set-up link until somebody has used it", () =>
  withFolder(async (start) => {
    const first = await start();
    match(first.setUpLink ?? "", /^http:\/\/localhost:8080\/console#link=/);
    const token = new URL(first.setUpLink ?? "").hash.slice("#link=".length);
    const use = { token, name: "Author", password: "a long password" };
    equal((await ask(first, "/api/link", post(use))).status, 200);
    equal((await ask(first, "/api/link", post(use))).status, 401);
    await first.close();

    const second = await start();
    equal(second.setUpLink, undefined);
    const signIn = await ask(second, "/api/session", post({ password: "a long password" }));
    equal((await signIn.json()).author.name, "Author");
    await second.close();
  }));

Deno.test("composed server takes the owner's password from its settings, and keeps it at full cost", () =>
  withFolder(async (start, dataDir) => {
    const talk = await start({ ownerPassword: "from the settings" });
    equal(talk.setUpLink, undefined);
    const response = await ask(talk, "/api/session", post({ password: "from the settings" }));
    equal(response.status, 200);
    match(response.headers.get("set-cookie") ?? "", /HttpOnly.*SameSite=Strict/i);
    await talk.close();
    const store = await openSqliteStore({ dataDir, random });
    const [owner] = await store.authors();
    match(owner?.passwordHash ?? "", /^\$scrypt\$ln=17,r=8,p=1\$/);
    await store.close();
  }));

Deno.test("composed server refuses a socket of a foreign page, and says why", () =>
  withFolder(async (start) => {
    const talk = await start();
    const upgrade = { upgrade: "websocket", connection: "Upgrade" };
    const foreign = { ...upgrade, origin: "https://blog.example" };
    const response = await ask(talk, "/stomp", { headers: foreign });
    equal(response.status, 403);
    match((await response.json()).message, /ALLOWED_ORIGINS=https:\/\/blog\.example/);
    const cookie = await ask(talk, "/stomp", { headers: { ...upgrade, cookie: "a=b" } });
    equal(cookie.status, 403);
    await talk.close();
  }));

Deno.test("composed server lets no hostile origin in, on any way, whatever its sites", () =>
  withFolder(async (start, folder) => {
    const sitesFile = `${folder}/sites.json`;
    const sites = [
      { id: "one", origins: ["https://one.blog.example", "http://localhost:4000"] },
      { id: "two", origins: ["https://blog.example:9443"] },
    ];
    await Deno.writeTextFile(sitesFile, JSON.stringify({ sites }));
    const talk = await start({ allowedOrigins: ["https://blog.example"], sitesFile });
    const upgrade = { upgrade: "websocket", connection: "Upgrade" };
    const ways: readonly [path: string, method: string, headers?: Record<string, string>][] = [
      ["/stomp", "GET", upgrade],
      ["/stomp/info", "GET"],
      ["/stomp/000/session/xhr", "POST"],
      ["/stomp/000/session/websocket", "GET", upgrade],
      ["/api/reader", "POST"],
      ["/api/site", "GET"],
      ["/api/sites", "GET"],
    ];
    let refused = 0;
    for (const origin of HOSTILE_ORIGINS) {
      // What cannot be a header's value does not get so far.
      if (/[^\x20-\x7e]|^\s/.test(origin)) continue;
      for (const [path, method, headers] of ways) {
        const response = await ask(talk, path, { method, headers: { origin, ...headers } });
        equal(response.status, 403, `${method} ${path} from ${origin}`);
        await response.body?.cancel();
      }
      refused++;
    }
    equal(refused >= 40, true, String(refused));
    for (const origin of ["https://blog.example", ...sites.flatMap(({ origins }) => origins)]) {
      equal((await ask(talk, "/api/reader", { method: "POST", headers: { origin } })).status, 201);
    }
    await talk.close();
  }));

Deno.test("composed server counts readers by the address a trusted proxy tells", () =>
  withFolder(async (start) => {
    const talk = await start({ trustedProxies: ["10.0.0.0/8"] });
    const statusFor = async (from: string, forwardedFor: string) => {
      const headers = { "x-forwarded-for": forwardedFor };
      return (await ask(talk, "/api/reader", { method: "POST", headers, from })).status;
    };
    const statuses = new Set<number>();
    for (let n = 0; n < 100; n++) statuses.add(await statusFor("10.0.0.1", "203.0.113.1"));
    deepEqual([...statuses], [201, 429]);
    equal(await statusFor("10.0.0.1", "203.0.113.1"), 429);
    equal(await statusFor("10.0.0.1", "203.0.113.2"), 201);
    equal(await statusFor("203.0.113.1", "203.0.113.3"), 429);
    await talk.close();
  }));

Deno.test("composed server is not ready any more once it drains", () =>
  withFolder(async (start) => {
    const talk = await start();
    equal((await ask(talk, "/readyz")).status, 200);
    await talk.drain();
    equal((await ask(talk, "/readyz")).status, 503);
    await talk.close();
  }));

Deno.test("composed server serves no demo when there shall be none", () =>
  withFolder(async (start) => {
    const talk = await start({ demo: false });
    equal((await ask(talk, "/")).status, 404);
    await talk.close();
  }));

Deno.test("composing names a damaged key file, and lets go of the data", () =>
  withFolder(async (start, folder) => {
    await Deno.writeTextFile(`${folder}/keys.json`, "{}");
    await rejects(start(), { name: "StartError", message: /keys\.json.*damaged/ });
    await Deno.remove(`${folder}/keys.json`);
    await (await start()).close();
  }));

Deno.test("composing refuses a folder that another server has open", () =>
  withFolder(async (start) => {
    const first = await start();
    await rejects(start(), { name: "StoreError", code: "locked" });
    await first.close();
  }));

Deno.test("composed server in memory makes no file, and its owner signs in", () =>
  withFolder(async (start, folder) => {
    const talk = await start({ storage: { kind: "memory" }, ownerPassword: "a long password" });
    equal((await ask(talk, "/api/session", post({ password: "a long password" }))).status, 200);
    await talk.close();
    deepEqual([...Deno.readDirSync(folder)], []);
  }));

Deno.test("composed servers on one KV let in who signed in at another of them", async () => {
  using kv = await Deno.openKv(":memory:");
  const surroundings = { log: memoryLog().log, clock: systemClock, random };
  const store = new MemoryStore({ random });
  const keyring = () => openKvKeyring({ kv, ...surroundings });
  const close = () => Promise.resolve();
  const config = readConfig((name) => name === "STORE" ? "memory" : undefined);
  const [one, other] = await Promise.all([1, 2].map(async () =>
    await compose(config, {
      ...surroundings,
      storage: { store, keyring: await keyring(), close },
    })
  ));
  if (one === undefined || other === undefined) throw new Error("Not composed");
  const link = new URL(one.setUpLink ?? "").hash.slice("#link=".length);
  const use = { token: link, name: "Author", password: "a long password" };
  equal((await ask(other, "/api/link", post(use))).status, 200);
  await one.close();
  await other.close();
});

Deno.test("composed server is not ready while its KV refuses, says so once, and is again by itself", async () => {
  using real = await Deno.openKv(":memory:");
  const between = new RefusingKv(real);
  const { log, lines } = memoryLog();
  const told: string[] = [];
  const health = new KvHealth({ clock: systemClock, onChange: ({ kind }) => told.push(kind) });
  const kv = health.watch(between.kv);
  class Refused extends MemoryStore {
    override async append(message: NewMessage) {
      await kv.set(["message"], message.id).catch((cause) => {
        throw new StoreError("failed", "Cannot write", { cause });
      });
      return await super.append(message);
    }
  }
  const store = new Refused({ random });
  const storage = {
    store,
    health,
    keyring: new MemoryKeyring(random),
    close: () => store.close(),
  };
  const config = readConfig((name) => name === "STORE" ? "memory" : undefined);
  const talk = await compose(config, { log, clock: systemClock, random, storage });
  const state = async () => {
    const answer = await ask(talk, "/readyz");
    return [answer.status, (await answer.json()).status];
  };
  deepEqual(await state(), [200, "ready"]);
  between.writes = "refuse";
  for (let n = 0; n < 6; n++) await rejects(store.append(say(`m${n}`)), { code: "failed" });
  deepEqual(await state(), [503, "cannot write its data"]);
  between.writes = "answer";
  deepEqual(await state(), [200, "ready"]);
  await store.append(say("m6"));
  deepEqual([told, ...lines], [["lost", "back"]]);
  await talk.close();
  await storage.close();
});

Deno.test("composed server on Deno Deploy holds no timer while nobody is there, and does what is due when asked", async () => {
  const clock = new VirtualClock(1_700_000_000_000);
  const store = new MemoryStore({ random });
  const storage = { store, keyring: new MemoryKeyring(random), close: () => store.close() };
  const env: Record<string, string> = { DENO_DEPLOY: "true", OWNER_PASSWORD: "a long password" };
  const config = readConfig((name) => env[name]);
  const { log, lines } = memoryLog();
  const talk = await compose(config, { log, clock, random, storage });
  await talk.round();
  equal(clock.pending, 0);

  await store.measures.add({
    id: "m".repeat(22),
    site: "default",
    kind: "mute",
    reader: "r".repeat(22),
    reason: "",
    by: { kind: "author", id: "a", name: "Author" },
    at: clock.now(),
    expiresAt: clock.now() + 60_000,
  });
  clock.advance(30 * 60_000);
  await talk.round();
  equal((await store.measures.all()).length, 1, "not its turn");
  clock.advance(30 * 60_000);
  equal((await ask(talk, "/healthz")).status, 200);
  await talk.round();
  deepEqual(await store.measures.all(), []);
  deepEqual([clock.pending, ...lines], [0]);
  await talk.close();
});

Deno.test("composing that fails leaves no timer", async () => {
  const clock = new VirtualClock();
  class Failing extends MemoryStore {
    override readonly erasures = {
      ...new MemoryStore({ random }).erasures,
      all: () => Promise.reject(new StoreError("failed", "no answer")),
    };
  }
  const store = new Failing({ random });
  const storage = { store, keyring: new MemoryKeyring(random), close: () => store.close() };
  const { log } = memoryLog();
  const config = readConfig((name) => name === "STORE" ? "memory" : undefined);
  await rejects(compose(config, { log, clock, random, storage }), { code: "failed" });
  equal(clock.pending, 0);
});

Deno.test("composed server on the KV of Deno Deploy holds no timer a minute after the last request", async () => {
  const { openKv } = Deno;
  const opened = openKv(":memory:");
  Object.defineProperty(Deno, "openKv", { value: () => opened, configurable: true });
  try {
    const kv = await opened;
    const clock = new VirtualClock(1_700_000_000_000);
    const env: Record<string, string> = { DENO_DEPLOY: "true", OWNER_PASSWORD: "a long password" };
    const { log, lines } = memoryLog();
    const talk = await compose(readConfig((name) => env[name]), { log, clock, random });
    await talk.round();
    equal((await ask(talk, "/api/site")).status, 200);
    for (let seconds = 0; seconds < 60; seconds++) {
      clock.advance(1_000);
      // What was asked before has its answer by then.
      for (let n = 0; n < 3; n++) await kv.get(["x"]);
    }
    deepEqual([clock.pending, ...lines], [0]);
    await talk.close();
    equal(clock.pending, 0);
  } finally {
    Object.defineProperty(Deno, "openKv", { value: openKv, configurable: true });
  }
});
