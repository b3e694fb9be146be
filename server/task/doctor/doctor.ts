/**
 * `deno task doctor [URL]`: looks at a server and what stands before it, and says what to change. It
 * changes nothing, and sends nothing secret.
 *
 * @module
 */
import type { Keyring } from "../../chat/token/keyring.ts";
import { isOrigin } from "../../chat/site/web_origin.ts";
import type { Config } from "../../setting/config.ts";
import { systemClock } from "../../messaging/mod.ts";
import { writeToStandardOutput } from "../../ops/log.ts";
import { StartError } from "../../wiring/start_fault.ts";
import { usesFolder } from "../../setting/store_setting.ts";
import { openTaskKeys } from "../task_keys.ts";
import { examine } from "./examine.ts";
import { Probe } from "./probe.ts";
import { exitCodeOf, printJson, printReport, type Section } from "./report.ts";
import { readSettings } from "./settings.ts";

const USAGE = `Usage: deno task doctor [URL] [--json] [--wait SECONDS]
                        [--send-test-mail ADDRESS]

Looks at the server and at what stands before it, at PUBLIC_URL or at another URL, and says what to
change. The settings must be the server's. It changes nothing, and
sends nothing but the trial mail one asks for.

  --json            for programs
  --wait SECONDS    how long a connection is watched that nobody uses; 15 unless told otherwise
  --send-test-mail ADDRESS    sends a mail there, besides looking whether it could be sent`;

const DEFAULT_WAIT_SECONDS = 15;
const MAX_WAIT_SECONDS = 600;
/** A stream begins at once; whoever collects it waits for more, or for its end. */
const STREAM_MS = 4_000;

/** What the doctor was asked. */
export interface DoctorArguments {
  readonly url: string | undefined;
  readonly json: boolean;
  readonly waitSeconds: number;
  /** To whom a trial mail goes. */
  readonly mailTo?: string;
}

/**
 * Reads the arguments.
 *
 * @throws {StartError} when one makes no sense
 */
export function readArguments(args: readonly string[]): DoctorArguments {
  const rest = [...args];
  let read: DoctorArguments = { url: undefined, json: false, waitSeconds: DEFAULT_WAIT_SECONDS };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--json") read = { ...read, json: true };
    else if (arg === "--wait") read = { ...read, waitSeconds: readSeconds(rest.shift()) };
    else if (arg === "--send-test-mail") read = { ...read, mailTo: readAddress(rest.shift()) };
    else if (read.url === undefined && isOrigin(arg.replace(/\/$/, ""))) {
      read = { ...read, url: arg.replace(/\/$/, "") };
    } else throw new StartError(`Cannot use the argument ${JSON.stringify(arg)}.\n${USAGE}`);
  }
  return read;
}

/** Examines, and says how it is. @returns the exit code */
async function doctor(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    writeToStandardOutput(USAGE);
    return 0;
  }
  const { url, json, waitSeconds, mailTo } = readArguments(args);
  const { config, verdicts } = readSettings((name) => Deno.env.get(name));
  const sections: Section[] = [{ name: "Settings", verdicts }];
  if (config !== undefined) {
    const probe = new Probe({
      config,
      url: url ?? config.publicUrl,
      keyring: await keyringOf(config),
      clock: systemClock,
      random: (bytes) => crypto.getRandomValues(bytes),
      idleMs: waitSeconds * 1_000,
      streamMs: STREAM_MS,
      ...mailTo !== undefined && { mailTo },
    });
    sections.push(...await examine(probe));
  }
  const isColored = Deno.stdout.isTerminal() && !Deno.noColor;
  writeToStandardOutput(json ? printJson(sections) : printReport(sections, isColored));
  return exitCodeOf(sections);
}

/** The keys there are: the doctor makes none beside the data. */
async function keyringOf(config: Config): Promise<Keyring | undefined> {
  const { storage, dataDir } = config;
  const isThere = !usesFolder(storage) ||
    await Deno.stat(`${dataDir}/keys.json`).then(() => true, () => false);
  if (!isThere) return undefined;
  const keys = await openTaskKeys(config, "look at the keys").catch(() => undefined);
  keys?.close();
  return keys?.keyring;
}

function readAddress(text = ""): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  throw new StartError(`Cannot send a mail to ${JSON.stringify(text)}: expected an address.`);
}

function readSeconds(text: string | undefined): number {
  const seconds = /^\d{1,3}$/.test(text ?? "") ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= MAX_WAIT_SECONDS) return seconds;
  throw new StartError(`Cannot wait ${JSON.stringify(text ?? "")} seconds: expected 1 to 600.`);
}

if (import.meta.main) {
  const code = await doctor(Deno.args).catch((error) => {
    if (!(error instanceof StartError)) throw error;
    writeToStandardOutput(error.message);
    return 1;
  });
  Deno.exit(code);
}
