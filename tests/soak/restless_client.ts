/**
 * A stompjs client that does everything by the rules, and then something else.
 *
 * @module
 */
import type { Random } from "../fuzz/random.ts";
import { type Connected, Turned } from "../helper/client_adapter.ts";
import { stompjs } from "../helper/client_stompjs.ts";
import { WILD_QUEUES, WILD_TOPICS } from "./noise.ts";
import type { Pace } from "./pace.ts";

const MAX_ACTIONS = 20;
const MAX_PAUSE_MS = 100;

/** Lives one life after another until told to stop. @returns how many */
export async function runRestlessClient(
  origin: string,
  random: Random,
  pace: Pace,
): Promise<number> {
  let lives = 0;
  while (!pace.stopped) {
    lives++;
    const kind = stompjs(random.oneOf(["WebSocket", "WebSocket", "xhr-streaming", "xhr-polling"]));
    let client: Connected;
    try {
      client = await kind.connect({ origin, login: "guest", passcode: "guest" });
    } catch (error) {
      // sockjs-client gives a transport a third of a second, which a busy process may miss.
      if (!(error instanceof Turned)) throw error;
      continue;
    }
    // The server may cut it off, as it may any client that reads slowly; no RECEIPT comes then.
    const busy = beBusy(client, random, pace).catch(passOverLoss);
    await Promise.race([busy, client.losses.next()]);
    await client.leave();
  }
  return lives;
}

async function beBusy(client: Connected, random: Random, pace: Pace): Promise<void> {
  const topic = random.oneOf(WILD_TOPICS);
  const queue = random.oneOf(WILD_QUEUES);
  await client.subscribe(topic);
  const jobs = await client.subscribe(queue, { ack: "client" });
  void jobs.next().then((job) => job.ack()).catch(() => {});
  client.begin("left open");
  for (let left = random.below(MAX_ACTIONS); left > 0 && !pace.stopped; left--) {
    const headers = random.below(2) === 0 ? { transaction: "left open" } : {};
    client.send(random.oneOf([topic, queue]), "restless", headers);
    await pace.pause(random.below(MAX_PAUSE_MS));
  }
}

/** stompjs says so when there is no connection. */
function passOverLoss(error: unknown): void {
  if (!(error instanceof TypeError)) throw error;
}
