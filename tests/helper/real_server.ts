/**
 * The whole server in the process of a test program, which has changed something of it before.
 *
 * @module
 */
import { compose } from "../../server/compose.ts";
import { readConfig } from "../../server/setting/config.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { welcome } from "../../server/process/welcome.ts";
import { random } from "./chat.ts";
import { memoryLog } from "./memory_log.ts";

/** Serves as `server/main.ts` does, with the settings of the environment. */
export async function serveReally(): Promise<void> {
  const config = readConfig((name) => Deno.env.get(name));
  const talk = await compose(config, { log: memoryLog().log, clock: systemClock, random });
  Deno.serve({ hostname: config.host, port: config.port, onListen: () => {} }, talk.handle);
  const text = welcome({ ...config, setUpLink: talk.setUpLink });
  await Deno.stdout.write(new TextEncoder().encode(text));
}
