/**
 * What every runnable example does: take its address from the environment, say where it listens, and
 * stop in good order when it is told to.
 *
 * @module
 */
import type { RequestInfo } from "../server/messaging/mod.ts";

/** Platforms give a server that shall stop five seconds in all. */
const DRAIN_DEADLINE_MS = 4_000;
const SHUTDOWN_MS = 500;

/** One example. */
export interface Example {
  /** Where it listens when `PORT` says nothing. */
  readonly defaultPort: number;
  /** What it says about itself; `origin` is as in `http://127.0.0.1:8082`. */
  readonly greet: (origin: string) => string;
  readonly handle: (request: Request, info: RequestInfo) => Response | Promise<Response>;
  /** Closes what is open. */
  readonly drain: (deadlineMs: number) => Promise<void>;
}

/** Serves until SIGINT or SIGTERM, then drains. */
export async function serve({ defaultPort, greet, handle, drain }: Example): Promise<void> {
  const stopped = firstSignal();
  const server = Deno.serve({
    hostname: Deno.env.get("HOST") || "127.0.0.1",
    port: portOf(Deno.env.get("PORT"), defaultPort),
    onListen: (address) => say(greet(originOf(address))),
  }, handle);
  await stopped;
  await drain(DRAIN_DEADLINE_MS);
  await Promise.race([
    server.shutdown(),
    new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS)),
  ]);
}

/**
 * The port a setting names, or the default where there is none.
 *
 * @throws {RangeError} when it names none
 */
export function portOf(setting: string | undefined, defaultPort: number): number {
  if (setting === undefined || setting === "") return defaultPort;
  const port = Number(setting);
  if (/^\d+$/.test(setting) && port <= 65_535) return port;
  throw new RangeError(
    `Cannot listen on port ${JSON.stringify(setting)}: a port is a number from 0 to 65535`,
  );
}

/** As in `http://127.0.0.1:8082`. */
export function originOf({ hostname, port }: { readonly hostname: string; readonly port: number }) {
  return `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`;
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
