/**
 * Push messages: whether the services that bring them to browsers are reached.
 *
 * @module
 */
import { pushHostsOf } from "../../../outbound/web_push/push_services.ts";
import { ask } from "../ask.ts";
import type { Check, Probe } from "../probe.ts";
import { left, ok, type Verdict, warning } from "../verdict.ts";

const KEY = "Push key";
const SERVICE = "Push service";

/** See the head of this file. */
export const push: Check = {
  name: "What the server reaches",
  async run(probe) {
    const { config } = probe;
    if (!config.webPush) return [left(KEY, "Push messages are off (WEB_PUSH)")];
    // Of what lies below a name one cannot know any.
    const hosts = pushHostsOf(config).filter((host) => !host.startsWith("*."));
    return [judgeKey(probe), ...await Promise.all(hosts.map(reach))];
  },
};

function judgeKey({ keyring }: Pick<Probe, "keyring">): Verdict {
  return keyring === undefined
    ? left(KEY, "There are no keys yet; it follows from them")
    : ok(KEY, "It follows from keys.json, and stays when keys are rotated");
}

async function reach(host: string): Promise<Verdict> {
  const asked = await ask(`https://${host}/`, { method: "HEAD" });
  return asked.kind === "answered" ? ok(SERVICE, `${host} is reached`) : warning(
    SERVICE,
    `${host} is not reached: ${asked.reason}`,
    "Let the machine connect to it on port 443; until then, browsers that use it are not told",
  );
}
