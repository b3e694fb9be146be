/**
 * All checks, one after another: what one is about is not changed by another.
 *
 * @module
 */
import { toError } from "../../ops/log.ts";
import { address } from "./check/address.ts";
import { cookies } from "./check/cookies.ts";
import { dataFile } from "./check/data_file.ts";
import { files } from "./check/files.ts";
import { folder } from "./check/folder.ts";
import { mail } from "./check/mail.ts";
import { origins } from "./check/origins.ts";
import { proxy } from "./check/proxy.ts";
import { push } from "./check/push.ts";
import { server } from "./check/server.ts";
import { sites } from "./check/sites.ts";
import { sockjs } from "./check/sockjs.ts";
import { socket } from "./check/socket.ts";
import { certificate } from "./check/tls.ts";
import type { Check, Probe } from "./probe.ts";
import type { Section } from "./report.ts";
import { fault, left, type Verdict } from "./verdict.ts";

/** What is looked at in any case. Another store than the data file has its check here. */
const HERE: readonly Check[] = [folder, server, dataFile, sites];
const ADDRESS: readonly Check[] = [address, certificate];
/** What the server has to reach. */
const OUTSIDE: readonly Check[] = [mail, push];
/** What only makes sense where this server is reached. */
const THROUGH: readonly Check[] = [proxy, socket, sockjs, files, origins, cookies];

/** Looks at everything. Never rejects. */
export async function examine(probe: Probe): Promise<readonly Section[]> {
  const sections = new Map<string, Verdict[]>();
  const run = async (checks: readonly Check[]) => {
    for (const check of checks) {
      const verdicts = await guarded(check, probe);
      sections.set(check.name, [...sections.get(check.name) ?? [], ...verdicts]);
    }
  };
  await run([...HERE, ...ADDRESS]);
  const there = await probe.there();
  if (there.kind === "known") await run(THROUGH);
  else {
    sections.set("Through the proxy", [
      left("The rest", "It is looked at once this server answers at the public address"),
    ]);
  }
  await run(OUTSIDE);
  return [...sections].map(([name, verdicts]) => ({ name, verdicts }));
}

async function guarded(check: Check, probe: Probe): Promise<readonly Verdict[]> {
  try {
    return await check.run(probe);
  } catch (error) {
    return [fault("The doctor", `Cannot look: ${toError(error).message}`)];
  }
}
