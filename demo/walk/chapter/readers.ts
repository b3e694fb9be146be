/**
 * Readers have no account and are somebody all the same; keys may change under them.
 *
 * @module
 */
import type { ReaderGrant, RoomPage } from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { until } from "../narrator.ts";
import { NotConnected } from "../person.ts";
import type { Visit } from "../visit.ts";
import { roomAt } from "../wire.ts";

const ROOM = "default/posts/readers";

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

  if (visit.server.store === "memory") {
    narrator.skip("keys in memory are new at each start, and are not changed in between");
    return;
  }
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
  const { success, line } = await server.run("task/rotate_keys.ts");
  narrator.tell(`It says: ${line}`);
  narrator.see("that is done without a restart", success, true);
}

/** Renews until the server signs with another key than that of `token`. */
async function untilNewKey(visit: Visit, token: string): Promise<ReaderGrant> {
  let grant = await renew(visit, token);
  await until("the server signs with the new key", async () => {
    grant = await renew(visit, token);
    return keyOf(grant.token) !== keyOf(token);
  });
  return grant;
}

/** The name of the key that signed a token: its last part but one. */
function keyOf(token: string): string | undefined {
  return token.split(".").at(-2);
}
