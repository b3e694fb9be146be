/**
 * The server: settings → composition → serving → signal → draining. Nothing else.
 *
 * @module
 */
import { compose } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { systemClock } from "./messaging/mod.ts";
import { createLog, type Log, toError, writeToStandardOutput } from "./ops/log.ts";
import { HELD_BY_PARENT, watchParent } from "./ops/parent.ts";
import { explainStartFault } from "./start_fault.ts";
import { welcome } from "./welcome.ts";

/** How long a slow request may go on after all sockets were released. */
const SHUTDOWN_MS = 500;

async function main(): Promise<number> {
  const log = createLog(writeToStandardOutput, systemClock);
  catchTheRest(log);
  if (Deno.args.includes(HELD_BY_PARENT)) {
    // As sudden as the parent's own end: what was acknowledged is on the disk.
    void watchParent(Deno.stdin.readable, () => Deno.exit(1));
  }
  let config: Config | undefined;
  try {
    config = readConfig((name) => Deno.env.get(name));
    await serve(config, log);
    return 0;
  } catch (error) {
    const line = explainStartFault(error, config);
    if (line === undefined) log.error("failed", { error: toError(error) });
    else writeToStandardOutput(line);
    return 1;
  }
}

async function serve(config: Config, log: Log): Promise<void> {
  const stopped = firstSignal();
  for (const setting of config.unused) {
    log.warn("setting-unused", { setting, store: config.storage.kind });
  }
  const talk = await compose(config, { log, clock: systemClock, random });
  try {
    const { host: hostname, port } = config;
    const server = Deno.serve({ hostname, port, onListen: () => {} }, talk.handle);
    writeToStandardOutput(welcome({ ...config, setUpLink: talk.setUpLink }));
    log.info("stopping", { signal: await stopped });
    // Sockets first: shutdown() would close them with a code that says nothing of a restart.
    await talk.drain();
    await Promise.race([server.shutdown(), elapsed(SHUTDOWN_MS)]);
  } finally {
    await talk.close();
  }
  log.info("stopped");
}

function firstSignal(): Promise<Deno.Signal> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      Deno.addSignalListener(signal, () => resolve(signal));
    }
  });
}

/** A fault nobody caught is ours; it must not take everybody's conversation down. */
function catchTheRest(log: Log): void {
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    log.error("uncaught", { error: toError(event.error) });
  });
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.error("uncaught", { error: toError(event.reason) });
  });
}

function random(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  return crypto.getRandomValues(bytes);
}

function elapsed(delayMs: number): Promise<void> {
  return new Promise((resolve) => systemClock.after(delayMs, resolve));
}

if (import.meta.main) Deno.exit(await main());
