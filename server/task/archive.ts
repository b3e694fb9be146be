/**
 * `deno task export FILE` writes conversations to a new file, `deno task import FILE` puts them back;
 * both ask the running server.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { addressOf, askServer } from "./ask_server.ts";
import type { ImportReport } from "../chat/archive/import.ts";
import { type Config, readConfig } from "../setting/config.ts";
import { toError } from "../ops/log.ts";
import { StartError } from "../wiring/start_fault.ts";
import { runTask } from "./task.ts";

const USAGE =
  `Usage: deno task export FILE [--format markdown] [--site ID] [--room ID] [--whispers yes|no]
       deno task import FILE

The server keeps running meanwhile; the settings must be its own.`;

/** The last line of an export is shorter. */
const MAX_END_BYTES = 200;

async function run(args: readonly string[]): Promise<string> {
  const { positionals: [task, file, ...rest], values } = parsed(args);
  const config = readConfig((name) => Deno.env.get(name));
  const isComplete = file !== undefined && rest.length === 0;
  if (isComplete && task === "export") return await exportTo(file, values, config);
  if (isComplete && task === "import") return await importFrom(file, config);
  throw new StartError(USAGE);
}

function parsed(args: readonly string[]) {
  const option = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: option, site: option, room: option, whispers: option },
    });
  } catch {
    throw new StartError(USAGE);
  }
}

async function exportTo(
  file: string,
  query: Readonly<Record<string, string | undefined>>,
  config: Config,
): Promise<string> {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]]
  );
  const lines = await askServer(config, `/api/export?${new URLSearchParams(asked)}`);
  if (lines === undefined) throw noServer(config);
  try {
    const target = await Deno.open(file, { write: true, createNew: true, mode: 0o600 });
    await lines.pipeTo(target.writable);
  } catch (error) {
    const reason = error instanceof Deno.errors.AlreadyExists
      ? "there is a file already. Name a new one"
      : toError(error).message;
    throw new StartError(`Cannot write ${JSON.stringify(file)}: ${reason}.`);
  }
  return `Exported to ${JSON.stringify(file)}${await countsIn(file)}.`;
}

/** How much an export holds, as its last line says, so that a mistyped room is noticed. */
async function countsIn(file: string): Promise<string> {
  using source = await Deno.open(file);
  const { size } = await source.stat();
  await source.seek(Math.max(0, size - MAX_END_BYTES), Deno.SeekMode.Start);
  const [last = ""] = (await new Response(source.readable).text()).split("\n").slice(-2);
  if (!last.startsWith('{"type":"end"')) return "";
  const { conversations, messages } = JSON.parse(last);
  return `: conversations ${conversations}, messages ${messages}`;
}

async function importFrom(file: string, config: Config): Promise<string> {
  const source = await Deno.open(file).catch((error) => {
    const reason = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : toError(error).message;
    throw new StartError(`Cannot read ${JSON.stringify(file)}: ${reason}.`);
  });
  const body = source.readable;
  const answer = await askServer(config, "/api/import", { method: "POST", body });
  if (answer === undefined) throw noServer(config);
  const { lines: _, ...counts }: ImportReport = await new Response(answer).json();
  const told = Object.entries(counts).map(([what, { added, known }]) =>
    `${what} ${added} added, ${known} known`
  );
  return `Imported ${JSON.stringify(file)}: ${told.join("; ")}.`;
}

function noServer(config: Config): StartError {
  const { host, port, publicUrl } = config;
  return new StartError(
    addressOf(config) === publicUrl
      ? `No server answers at ${publicUrl}. Set PUBLIC_URL as for the server.`
      : `No server answers at ${host}:${port}. Start it, or set HOST and PORT as for the server.`,
  );
}

if (import.meta.main) Deno.exit(await runTask({ usage: USAGE, act: run }, Deno.args));
