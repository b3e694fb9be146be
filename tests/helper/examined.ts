/**
 * A server that the doctor looks at, directly or through a proxy that gets something wrong.
 *
 * @module
 */
import { readConfig } from "../../server/setting/config.ts";
import { openKeyring } from "../../server/chat/token/key_file.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { type Check, Probe } from "../../server/task/doctor/probe.ts";
import type { Verdict } from "../../server/task/doctor/verdict.ts";
import { random } from "./chat.ts";
import { type ChatSite, chatSite } from "./chat_site.ts";
import { dataDir } from "./data_dir.ts";
import { type FrontFaults, frontProxy } from "./front_proxy.ts";

/** A server and the doctor before it. */
export interface Examined {
  readonly site: ChatSite;
  readonly folder: string;
  /** What a check says of the server itself. */
  directly(check: Check): Promise<readonly Verdict[]>;
  /** What it says of the server behind a proxy. */
  behind(faults: FrontFaults, check: Check): Promise<readonly Verdict[]>;
  /** A probe of another address. */
  probe(url: string, settings?: Readonly<Record<string, string>>): Promise<Probe>;
}

/** How long a connection is watched that lives, and a stream waited for that does not begin. */
const SHORT_MS = 300;
/** How long is waited for what comes, or ends, by itself. */
const PATIENCE_MS = 30_000;

/** Runs a server for as long as `body` takes. @param more settings of the server */
export async function examined(
  body: (examined: Examined) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path, 0, { OWNER_PASSWORD: "", DEMO: "off", ...more });
  const probe = async (url: string, settings = {}, { cuts, collects }: FrontFaults = {}) => {
    const env: Readonly<Record<string, string>> = {
      DATA_DIR: folder.path,
      PUBLIC_URL: site.origin,
      ...more,
      PORT: new URL(site.origin).port,
      ...settings,
    };
    return new Probe({
      config: readConfig((name) => env[name]),
      url,
      keyring: await openKeyring(folder.path, random),
      clock: systemClock,
      random,
      idleMs: cuts === true ? PATIENCE_MS : SHORT_MS,
      streamMs: collects === true ? SHORT_MS : PATIENCE_MS,
    });
  };
  try {
    await body({
      site,
      folder: folder.path,
      probe,
      directly: async (check) => check.run(await probe(site.origin)),
      async behind(faults, check) {
        await using proxy = await frontProxy(site.origin, faults);
        return await check.run(await probe(proxy.url, {}, faults));
      },
    });
  } finally {
    await site.stop();
  }
}

/** Verdicts as short as tests want them. */
export function levels(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.map(({ level, about }) => `${level} ${about}`);
}
