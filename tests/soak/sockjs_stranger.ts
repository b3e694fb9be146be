/**
 * A SockJS client of bare HTTP that makes noise and goes without a word, again and again.
 *
 * @module
 */
import type { Random } from "../fuzz/random.ts";
import { Noise } from "./noise.ts";
import type { Pace } from "./pace.ts";

const MAX_ACTIONS = 30;
const MAX_PAUSE_MS = 150;

/** Lives one life after another until told to stop. @returns how many */
export async function runSockJsStranger(
  port: number,
  random: Random,
  pace: Pace,
): Promise<number> {
  let lives = 0;
  while (!pace.stopped) {
    const id = `${random.below(2 ** 31)}-${++lives}`;
    await live(`http://127.0.0.1:${port}/stomp/000/${id}`, random, pace);
    await pace.pause(random.below(MAX_PAUSE_MS));
  }
  return lives;
}

async function live(session: string, random: Random, pace: Pace): Promise<void> {
  const noise = new Noise(random);
  const leaving = new AbortController();
  const polls = random.below(2) === 0;
  const transport = polls ? "xhr" : random.oneOf(["xhr_streaming", "eventsource"]);
  const opening = await ask(session, transport, leaving.signal);
  if (opening === undefined) return;
  if (polls) await opening.text();
  const reading = polls ? poll(session, noise, leaving.signal) : listen(opening, noise);
  let said: string | Uint8Array = noise.connect();
  for (let left = random.below(MAX_ACTIONS); left > 0 && !pace.stopped; left--) {
    if (!await post(session, said, leaving.signal)) break;
    said = noise.next();
    await pace.pause(random.below(MAX_PAUSE_MS));
  }
  leaving.abort();
  await reading;
}

/** Receives by one request after another. */
async function poll(session: string, noise: Noise, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await ask(session, "xhr", signal);
    const text = await response?.text().catch(() => undefined);
    if (response?.status !== 200 || text === undefined || text.startsWith("c")) return;
    hear(text, noise);
  }
}

/** Receives by one response, for as long as it lasts. */
async function listen(response: Response, noise: Noise): Promise<void> {
  try {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      hear(text, noise);
    }
  } catch {
    // It was aborted, here or there.
  }
}

/** Finds the messages in a frame. One in pieces is passed over: noise is in no need of it. */
function hear(text: string, noise: Noise): void {
  try {
    for (const message of JSON.parse(text.slice(text.indexOf("["))) as string[]) {
      noise.heard(message);
    }
  } catch {
    // Part of a frame, or none.
  }
}

async function ask(
  session: string,
  transport: string,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const method = transport === "eventsource" ? "GET" : "POST";
  try {
    return await fetch(`${session}/${transport}`, { method, signal });
  } catch (error) {
    return passOver(error, signal);
  }
}

/** @returns whether the session still takes something */
async function post(
  session: string,
  said: string | Uint8Array,
  signal: AbortSignal,
): Promise<boolean> {
  // Noise that is no text is what no client of SockJS sends; here it is no JSON instead.
  const body = typeof said === "string" ? JSON.stringify([said]) : `["${said}`;
  try {
    const response = await fetch(`${session}/xhr_send`, { method: "POST", body, signal });
    await response.body?.cancel();
    return response.status === 204;
  } catch (error) {
    passOver(error, signal);
    return false;
  }
}

/** Lets pass what comes of aborting and of a connection the server has closed. */
function passOver(error: unknown, signal: AbortSignal): undefined {
  if (!signal.aborted && !(error instanceof TypeError)) throw error;
}
