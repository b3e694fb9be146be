/**
 * How long a server takes from its start to its first answer, which a platform's first reader waits
 * for: with nothing but a memory, with a data file, and with a KV that is as far away as a machine in
 * the same region. `DEPLOYS_DENO` names another Deno than this one.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { dataDir } from "../helper/data_dir.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";
import { freePort } from "../helper/started.ts";
import { median, type Report, type Row } from "./report.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** A way to a database in the same region and back. */
const KV_DELAY_MS = 5;
const STARTS = 10;

type Settings = Readonly<Record<string, string>>;

/** The median of ten starts in each place; modules are in the cache. */
export async function start({ quick }: { readonly quick: boolean }): Promise<Report> {
  const count = quick ? 3 : STARTS;
  using folder = dataDir();
  await using kv = new KvConnectServer({ delayMs: KV_DELAY_MS });
  const places: readonly (readonly [string, Settings])[] = [
    ["memory", { STORE: "memory" }],
    ["SQLite", { DATA_DIR: folder.path }],
    ["KV", {
      DENO_DEPLOY: "true",
      STORE: "kv",
      KV_URL: kv.url,
      DENO_KV_ACCESS_TOKEN: kv.token,
      OWNER_PASSWORD: "correct horse battery",
    }],
  ];
  const rows: Row[] = [];
  let reads = 0;
  for (const [store, settings] of places) {
    // The first makes what the others find.
    await firstAnswer(settings);
    kv.counts.reads = 0;
    const starts = [];
    for (let n = 0; n < count; n++) starts.push(await firstAnswer(settings));
    reads = kv.counts.reads / count;
    rows.push({
      store,
      "median ms": Math.round(median(starts.map(({ ms }) => ms))),
      "slowest ms": Math.round(Math.max(...starts.map(({ ms }) => ms))),
      "CPU ms": Math.round(median(starts.map(({ cpuMs }) => cpuMs))),
    });
  }
  return {
    title: "start",
    ratios: [],
    figures: rows.map((row) => ({
      name: `start to first answer, ${row["store"]}, ms`,
      value: Number(row["median ms"]),
      goal: { atMost: 1_000 },
    })),
    rows,
    remarks: [`Reads of the KV at each start: ${reads}, and no write, once there is an owner.`],
  };
}

/** How long a process takes from its start to an answer that needs the whole server. */
async function firstAnswer(
  settings: Settings,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const port = freePort();
  const begunAt = performance.now();
  const server = new Deno.Command(Deno.env.get("DEPLOYS_DENO") ?? Deno.execPath(), {
    args: ["run", "--allow-all", "server/main.ts"],
    cwd: ROOT,
    env: { PORT: port, ...settings },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/site`).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return { ms: performance.now() - begunAt, cpuMs: cpuMsOf(server.pid) };
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  } finally {
    server.kill("SIGINT");
    await server.status;
  }
}

/** What a process has used so far, as Linux counts it; elsewhere nobody says. */
function cpuMsOf(pid: number): number {
  try {
    const [, fields = ""] = Deno.readTextFileSync(`/proc/${pid}/stat`).split(") ");
    const [user = 0, system = 0] = fields.split(" ").slice(11, 13).map(Number);
    return (user + system) * 10;
  } catch {
    return NaN;
  }
}
