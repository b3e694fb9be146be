/**
 * `deno task sockjs`: the services of sockjs-protocol on `PORT` (8081) of `HOST` (127.0.0.1), for
 * SockJS clients and test suites to be pointed at.
 *
 * @module
 */
import { Services } from "./sockjs/services.ts";

/** Platforms give a server that shall stop five seconds in all. */
const DRAIN_DEADLINE_MS = 4_000;
const SHUTDOWN_MS = 500;

async function main(): Promise<void> {
  const hostname = Deno.env.get("HOST") || "127.0.0.1";
  const port = Number(Deno.env.get("PORT") || 8081);
  const stopped = firstSignal();
  const services = new Services();
  const server = Deno.serve(
    {
      hostname,
      port,
      onListen: (address) => say(`SockJS at http://${address.hostname}:${address.port}/echo`),
    },
    (request, info) => services.handle(request, info),
  );
  await stopped;
  await services.drain(DRAIN_DEADLINE_MS);
  await Promise.race([
    server.shutdown(),
    new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS)),
  ]);
}

function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      Deno.addSignalListener(signal, () => resolve());
    }
  });
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

if (import.meta.main) {
  await main();
  Deno.exit(0);
}
