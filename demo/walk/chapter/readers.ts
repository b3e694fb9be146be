/**
 * Readers have no account and are somebody all the same; keys may change under them.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import type { ReaderGrant, RoomPage } from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { Surprise } from "../narrator.ts";
import { NotConnected } from "../person.ts";
import type { Visit } from "../visit.ts";
import { roomAt } from "../wire.ts";

const ROOM = "default/posts/readers";
const ROTATE = fileURLToPath(new URL("../../../server/rotate_keys.ts", import.meta.url));
/** How long a running server may take for a new key, in milliseconds, and how often one looks. */
const KEY_PATIENCE_MS = 10_000;
const KEY_LOOK_MS = 500;

/** Tokens: renewed, damaged, and under new keys. */
export async function readers(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("A reader renews their token, as at every visit.");
  const reader = await visit.reader();
  const renewed = await renew(visit, reader.token);
  narrator.see("they stay who they are", renewed.reader.id, reader.id);

  narrator.tell("Somebody changes a letter of it.");
  const { token } = renewed;
  const forged = token.slice(0, -2) + (token.at(-2) === "A" ? "B" : "A") + token.slice(-1);
  const answer = await visit.call<Refusal>("/api/reader", {
    method: "POST",
    headers: { authorization: `Bearer ${forged}` },
  });
  narrator.see("it is not renewed", [answer.status, answer.body.code], [401, "token-invalid"]);
  narrator.see("and opens no connection", await codeAtDoor(visit, { passcode: forged }), {
    code: "token-invalid",
    closed: 1008,
  });
  narrator.see("neither does no token at all", await codeAtDoor(visit, {}), {
    code: "token-invalid",
    closed: 1008,
  });

  narrator.tell("The keys are changed while the server runs (deno task rotate-keys).");
  await rotateKeys(visit);
  const later = await untilNewKey(visit, token);
  narrator.see(
    "the reader gets a token of the new key, and is still who they were",
    later.reader.id,
    reader.id,
  );
  const page = await (await visit.connect({ passcode: token })).ask<RoomPage>(roomAt(ROOM));
  narrator.see("the old token opens a connection as well", page.you.id, reader.id);
}

async function renew(visit: Visit, token: string): Promise<ReaderGrant> {
  const { body } = await visit.call<ReaderGrant>("/api/reader", {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  return body;
}

/** How somebody is turned away at CONNECT. */
async function codeAtDoor(visit: Visit, credentials: { passcode?: string; page?: string }) {
  try {
    await visit.connect(credentials);
    return "let in";
  } catch (error) {
    if (!(error instanceof NotConnected)) throw error;
    return { code: error.refusal?.code, closed: error.closeCode };
  }
}

async function rotateKeys({ narrator, server }: Visit): Promise<void> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", ROTATE],
    env: { DATA_DIR: server.dataDir },
  }).output();
  const [line = ""] = new TextDecoder().decode(stdout).split("\n");
  narrator.tell(`It says: ${line}`);
  narrator.see("that is done without a restart", success, true);
}

/** Renews until the server signs with another key than that of `token`. */
async function untilNewKey(visit: Visit, token: string): Promise<ReaderGrant> {
  for (let waitedMs = 0; waitedMs < KEY_PATIENCE_MS; waitedMs += KEY_LOOK_MS) {
    const grant = await renew(visit, token);
    if (keyOf(grant.token) !== keyOf(token)) return grant;
    await new Promise((resolve) => setTimeout(resolve, KEY_LOOK_MS));
  }
  throw new Surprise("the server signs with the new key", {
    expected: `within ${KEY_PATIENCE_MS / 1_000} s`,
    came: "the old one",
  });
}

/** The name of the key that signed a token: its last part but one. */
function keyOf(token: string): string | undefined {
  return token.split(".").at(-2);
}
