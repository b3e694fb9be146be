/**
 * Why a server could not start, in one line for whoever started it: what failed and what to do.
 *
 * @module
 */
import { type Config, ConfigError, inUrl } from "../setting/config.ts";
import { StoreError } from "../storage/store.ts";

/** Something the machine or its owner must change before the server can start. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const KNOWN = [ConfigError, StartError, StoreError];

/**
 * Whether what kept a server from starting may pass by itself: a KV that is not there yet or does not
 * answer. A file, a setting or a newer format has to be seen to by somebody.
 */
export function mayPass(error: unknown, { storage }: Pick<Config, "storage">): boolean {
  if (storage.kind !== "kv" || storage.at === "file") return false;
  if (error instanceof ConfigError || error instanceof StartError) return false;
  return !(error instanceof StoreError && error.code === "newer");
}

/** A line for a fault of the settings or the machine; `undefined` for a fault of the program. */
export function explainStartFault(
  error: unknown,
  config: Pick<Config, "host" | "port"> | undefined,
): string | undefined {
  for (const known of KNOWN) if (error instanceof known) return error.message;
  if (config === undefined) return undefined;
  const listen = `Cannot listen on ${inUrl(config.host)}:${config.port}`;
  if (error instanceof Deno.errors.AddrInUse) {
    return `${listen}: the port is in use. Stop the other program, or set PORT to a free port.`;
  }
  if (error instanceof Deno.errors.AddrNotAvailable) {
    return `${listen}: this machine does not have that address. Set HOST to one it has.`;
  }
  // Deno has no class of its own for it.
  if (error instanceof Error && error.message.startsWith("failed to lookup address")) {
    return `${listen}: there is no host of that name. Set HOST to an address of this machine.`;
  }
  if (error instanceof Deno.errors.PermissionDenied && config.port < 1024) {
    return `${listen}: ports below 1024 need special rights here. Set PORT to 1024 or more.`;
  }
  return undefined;
}
