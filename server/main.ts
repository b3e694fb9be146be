/**
 * The server: settings → composition → serving → signal → draining. Nothing else.
 *
 * @module
 */
import process from "node:process";
import { compose, WIDGET_DIR } from "./compose.ts";
import { type Config, readConfig } from "./setting/config.ts";
import { answerWithFile, widgetFiles } from "./http/page/widget_files.ts";
import { leave } from "./process/leaving.ts";
import { systemClock } from "./messaging/mod.ts";
import { createLog, type Log, toError, writeToStandardOutput } from "./ops/log.ts";
import { HELD_BY_PARENT, watchParent } from "./ops/parent.ts";
import { mayBeDue } from "./wiring/look_due.ts";
import { explainStartFault, mayPass } from "./wiring/start_fault.ts";
import { Startup } from "./process/startup.ts";
import { slownessOf } from "./wiring/open_kv.ts";
import { welcome } from "./process/welcome.ts";

async function main(): Promise<number> {
  // Deno 2.5 warns of what its own createHmac does (DEP0181); nobody can change anything about that.
  Object.assign(process, { noDeprecation: true });
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
  const files = widgetFiles(WIDGET_DIR);
  const startup = new Startup({
    answerWithFile: (request) => answerWithFile(request, files),
    start: () => compose(config, { log, clock: systemClock, random }),
    mayPass: (error) => mayPass(error, config),
    slowness: slownessOf(config.storage),
    clock: systemClock,
    log,
  });
  if (config.isDeploy) scheduleRounds(startup, config);
  const { host: hostname, port } = config;
  // A platform that starts it for a request waits for somebody who listens, not for the data.
  const server = Deno.serve(
    { hostname, port, onListen: () => {} },
    (request, info) => startup.handle(request, info),
  );
  const signal = await Promise.race([stopped, welcomed(startup, config)]);
  startup.stop();
  const { talk } = startup;
  if (talk === undefined) {
    // Nobody was served yet, so there is nothing to finish.
    log.info("stopped", { signal });
    return;
  }
  log.info("stopping", { signal });
  const hasFinished = await leave({
    clock: systemClock,
    drain: talk.drain,
    shutdown: () => server.shutdown(),
    close: talk.close,
  });
  if (hasFinished) log.info("stopped");
  else log.warn("stopped-unfinished");
}

/**
 * Welcomes whoever has started the server, once it is there. Rejects when it will not be. A platform starts
 * it for the file of a tag, too, or to look what is due: there it is composed when somebody asks for more.
 */
async function welcomed(startup: Startup, config: Config): Promise<never> {
  const { setUpLink } = await (config.isDeploy ? startup.whenThere() : startup.begin());
  writeToStandardOutput(welcome({ ...config, setUpLink }));
  return await new Promise(() => {});
}

/** Before it listens: the platform looks there for what it shall start an instance for. */
function scheduleRounds(startup: Startup, { storage }: Config): void {
  if (typeof Deno.cron !== "function") return;
  Deno.cron("look what is due", "*/15 * * * *", async () => {
    if (startup.talk === undefined && !await mayBeDue(storage, systemClock)) return;
    const talk = await startup.begin();
    await talk.round();
  });
}

/** Further signals change nothing: a terminal, and whoever hands signals on, send the same twice. */
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

if (import.meta.main) Deno.exit(await main());
