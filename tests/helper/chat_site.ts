/**
 * A whole server on a port, and clients as pages and the console are.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { compose, type Talk } from "../../server/compose.ts";
import type { WriteRates } from "../../server/chat/moderation/rates.ts";
import { readConfig } from "../../server/setting/config.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import type { Storage } from "../../server/wiring/open_storage.ts";
import type { ReaderGrant } from "../../shared/chat/event.ts";
import type { Clock } from "../../shared/clock.ts";
import { CHEAP, random } from "./chat.ts";
import { memoryLog } from "./memory_log.ts";
import { type ConnectOptions, connectTo, type SiteClient } from "./site_client.ts";
import { STORE_SETTINGS } from "./test_store.ts";

export type { ConnectOptions, SiteClient };

/** The owner's password on every site. */
export const PASSWORD = "correct horse battery";

const UNBOUND = { burst: 1_000_000, intervalMs: 1 };

/** Sites that run; what a test that failed has not stopped would fail its second go, and the next one. */
const running = new Set<() => Promise<void>>();

Deno.test.afterEach(async () => {
  for (const stop of running) await stop();
});

/** A site for runs in which one machine writes as much as a town. */
export function busySite(
  dataDir: string,
  port = 0,
  more: Readonly<Record<string, string>> = {},
): Promise<ChatSite> {
  return chatSite(dataDir, port, more, systemClock, { reader: UNBOUND, network: UNBOUND });
}

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

/**
 * Starts a server on the data of a folder, on a free port unless one is named.
 *
 * @param more settings besides those that every server here has
 * @param storage where its data is, if not in the folder
 */
export async function chatSite(
  dataDir: string,
  port = 0,
  more: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
  writeRates: WriteRates | undefined = undefined,
  storage: Storage | undefined = undefined,
): Promise<ChatSite> {
  const { log, lines } = memoryLog();
  const { promise: composed, resolve } = Promise.withResolvers<Talk>();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port, onListen: () => {} },
    async (request, info) => (await composed).handle(request, info),
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;
  const settings: Readonly<Record<string, string>> = {
    DATA_DIR: dataDir,
    ...STORE_SETTINGS,
    PUBLIC_URL: origin,
    OWNER_PASSWORD: PASSWORD,
    ...more,
  };
  const talk = await compose(readConfig((name) => settings[name]), {
    log,
    clock,
    random,
    writeRates,
    // What a password costs a server would take longer than most tests do.
    passwordCost: CHEAP,
    storage,
  });
  resolve(talk);

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      ...init,
      headers: { origin, "content-type": "application/json", ...init.headers },
    });
  const stop = async () => {
    running.delete(stop);
    await talk.drain();
    await server.shutdown();
    await talk.close();
  };
  running.add(stop);
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
    stop,
  };
}
