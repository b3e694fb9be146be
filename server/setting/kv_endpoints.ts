/**
 * Where a KV that is reached at an address is read and written: its metadata may name other hosts than
 * that address, and Deno asks for the permission to reach each of them. The protocol is KV Connect's.
 *
 * @module
 */
import type { StoreConfig } from "./store_setting.ts";

/** Whoever starts the server waits no longer. */
const ANSWER_MS = 5_000;
/** A KV has one for writing and a few for reading. */
const MAX_ENDPOINTS = 8;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The hosts, each with its port; none where the KV is not elsewhere, or gives no answer now: then its
 * own address has to do.
 *
 * @param token what opens the KV
 */
export async function kvEndpoints(
  storage: StoreConfig,
  token: string | undefined,
): Promise<readonly string[]> {
  if (storage.kind !== "kv" || storage.at !== "url") return [];
  try {
    const answer = await fetch(storage.url, {
      method: "POST",
      headers: { "authorization": `Bearer ${token ?? ""}`, "content-type": "application/json" },
      body: JSON.stringify({ supportedVersions: [1, 2, 3] }),
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return hostsIn(await answer.json(), storage.url);
  } catch {
    return [];
  }
}

/** The host and port of an address, as a permission names them. */
export function hostOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}

function hostsIn(metadata: unknown, base: string): readonly string[] {
  const { endpoints }: { endpoints?: unknown } = Object(metadata);
  const urls = (Array.isArray(endpoints) ? endpoints : []).slice(0, MAX_ENDPOINTS)
    .map((endpoint) => URL.parse(String(Object(endpoint).url), base));
  const safe = urls.filter((url) => url !== null).filter(({ protocol, hostname }) =>
    protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname))
  );
  return [...new Set(safe.map(hostOf))];
}
