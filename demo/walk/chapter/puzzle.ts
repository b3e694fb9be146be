/**
 * Where a site asks for it, a new reader solves a puzzle first: of work that a person's machine does in
 * a moment, and whoever makes readers by the thousand does not.
 *
 * @module
 */
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import type { ReaderChallenge } from "../../../shared/chat/moderation.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import type { Answer, Visit } from "../visit.ts";

/** A site with a puzzle at its door. */
export async function puzzle(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author wants new readers to solve a puzzle first.");
  const site = (proofOfWork: boolean) => ({ title: "A blog", moderation: { proofOfWork } });
  await visit.callAsAuthor("/api/sites/default", { method: "PUT", body: site(true) });
  const bare = await ask(visit);
  narrator.see("without a proof nobody becomes a reader", [bare.status, bare.body.code], [
    401,
    "proof-needed",
  ]);
  const { body: challenge } = await visit.call<ReaderChallenge>("/api/reader/challenge");
  const solution = await solve(challenge);
  narrator.tell(`The puzzle is solved after ${solution.counter + 1} tries.`);
  const proof = { challenge, solution };
  narrator.see("with one they do", (await ask(visit, { proof })).status, 201);
  narrator.see(
    "each solution counts once",
    (await ask(visit, { proof })).body.code,
    "proof-needed",
  );
  await visit.callAsAuthor("/api/sites/default", { method: "PUT", body: site(false) });
}

function ask(visit: Visit, body: object = {}): Promise<Answer<Partial<ReaderGrant & Refusal>>> {
  return visit.call("/api/reader", { method: "POST", body });
}

/** The least counter for which PBKDF2 of nonce and counter begins as the challenge says. */
async function solve({ parameters }: ReaderChallenge) {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const beginning = octetsOf(nonce);
  for (let counter = 0;; counter++) {
    const password = new Uint8Array(beginning.length + 4);
    password.set(beginning);
    new DataView(password.buffer).setUint32(beginning.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derived = await crypto.subtle.deriveBits(
      { name: "PBKDF2", hash: "SHA-256", salt: octetsOf(salt), iterations: Number(cost) },
      key,
      Number(keyLength) * 8,
    );
    const derivedKey = hexOf(new Uint8Array(derived));
    if (derivedKey.startsWith(String(keyPrefix))) return { counter, derivedKey };
  }
}

// `Uint8Array.fromHex` is not in every Deno the server runs on.
function octetsOf(hex: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(String(hex).match(/../g) ?? [], (octet) => parseInt(octet, 16));
}

function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}
