/**
 * How tasks ask the running server for something, in the name of whoever can read its data folder.
 *
 * @module
 */
import { createTaskToken } from "../chat/token/task_token.ts";
import { type Config, inUrl } from "../setting/config.ts";
import { systemClock } from "../messaging/mod.ts";
import { StartError } from "../wiring/start_fault.ts";
import { openTaskKeys } from "./task_keys.ts";

/** An answer's body, whatever it holds. */
export type AnswerBody = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Which server is asked. */
export type AskedServer = Pick<Config, "storage" | "dataDir" | "host" | "port" | "publicUrl">;

/** Where a task reaches the server of these settings: on this machine, unless its data is elsewhere. */
export function addressOf({ storage, host, port, publicUrl }: AskedServer): string {
  const isElsewhere = storage.kind === "kv" && storage.at !== "file";
  return isElsewhere ? publicUrl : `http://${inUrl(reachable(host))}:${port}`;
}

/**
 * Asks the server of these settings.
 *
 * @param path of its API, with a query
 * @returns what it answers, or `undefined` when nothing answers at its address
 * @throws {StartError} when something refuses
 */
export async function askServer(
  config: AskedServer,
  path: string,
  init: RequestInit = {},
): Promise<AnswerBody | undefined> {
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const { keyring, place, close } = await openTaskKeys(config, "ask the server");
  const token = createTaskToken({ keyring, clock: systemClock, random });
  close();
  const address = addressOf(config);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(address + path, { ...init, headers }).catch(() => undefined);
  if (answer === undefined) return undefined;
  if (answer.ok && answer.body !== null) return answer.body;
  if (answer.status === 401) {
    await answer.body?.cancel();
    throw new StartError(
      `What runs at ${address} does not know the keys in ${place}. ` +
        "HOST, PORT and DATA_DIR must be those of the server, or PUBLIC_URL and KV_URL.",
    );
  }
  const said = messageIn((await answer.text()).slice(0, 500));
  throw new StartError(`The server refused (${answer.status}): ${said}`);
}

/** The message of a refusal, or the text itself. */
function messageIn(text: string): string {
  try {
    const { message } = Object(JSON.parse(text));
    return typeof message === "string" ? message : text;
  } catch {
    return text;
  }
}

/** The address at which a server answers that listens to all of them. */
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}
