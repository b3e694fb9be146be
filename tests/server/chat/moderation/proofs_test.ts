import { deepEqual, equal, notEqual, rejects } from "node:assert/strict";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import * as v from "valibot";
import { CHALLENGE_LIFE_MS, proofBody, Proofs } from "../../../../server/chat/moderation/proofs.ts";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import {
  isReaderChallenge,
  type ReaderChallenge,
  type ReaderProof,
} from "../../../../shared/chat/moderation.ts";
import { random, refusedAs, START_MS } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

const NEEDED = refusedAs("proof-needed");

function setUp() {
  const clock = new VirtualClock(START_MS);
  const parts = {
    clock,
    keyring: newKeyring(random),
    store: newStore({ random }),
    report: () => {},
  };
  return { clock, proofs: new Proofs(parts), another: () => new Proofs(parts) };
}

/** Solves a challenge as ALTCHA's own client does. */
async function solved(challenge: ReaderChallenge): Promise<ReaderProof> {
  const { data, ...parameters } = challenge.parameters;
  const solution = await solveChallenge({
    challenge: { ...challenge, parameters: { ...parameters, data: { ...data } } },
    deriveKey,
  });
  return { challenge, solution: solution ?? { counter: 0, derivedKey: "" } };
}

Deno.test("a solved challenge counts once, for its site", async () => {
  const { proofs } = setUp();
  const challenge = await proofs.challenge("blog");
  equal(isReaderChallenge(challenge), true);
  const proof = await solved(challenge);
  equal(v.safeParse(proofBody, proof).success, true);
  await rejects(proofs.spend("other", proof), NEEDED);
  await proofs.spend("blog", proof);
  await rejects(proofs.spend("blog", proof), NEEDED);
  notEqual((await proofs.challenge("blog")).parameters.nonce, challenge.parameters.nonce);
});

Deno.test("of two that bring the same solution at once, one counts", async () => {
  const { proofs } = setUp();
  const proof = await solved(await proofs.challenge("blog"));
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => proofs.spend("blog", proof)));
  deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected", "rejected"]);
});

Deno.test("a challenge counts for ten minutes, once at whichever instance", async () => {
  const { proofs, another, clock } = setUp();
  const [proof, late] = [
    await solved(await proofs.challenge("blog")),
    await solved(await proofs.challenge("blog")),
  ];
  clock.advance(CHALLENGE_LIFE_MS - 1);
  await another().spend("blog", proof);
  await rejects(proofs.spend("blog", proof), NEEDED);
  await rejects(setUp().proofs.spend("blog", late), NEEDED, "a server with other keys");
  clock.advance(1);
  await rejects(proofs.spend("blog", late), NEEDED);
});

Deno.test("what was made easier, guessed or left out does not count", async () => {
  const { proofs, clock } = setUp();
  const proof = await solved(await proofs.challenge("blog"));
  const { challenge, solution } = proof;
  const { parameters, signature } = challenge;
  const wrong: readonly (ReaderProof | undefined)[] = [
    undefined,
    { challenge, solution: { ...solution, counter: solution.counter + 1 } },
    { challenge, solution: { ...solution, counter: -1 } },
    { challenge, solution: { ...solution, counter: 1.5 } },
    { challenge, solution: { ...solution, derivedKey: "00".repeat(32) } },
    { challenge, solution: { ...solution, derivedKey: "" } },
    { challenge, solution: { ...solution, derivedKey: "\ud800" } },
    { challenge: { parameters, signature: "" }, solution },
    { challenge: { parameters, signature: signature.replace(/./, "z") }, solution },
    { challenge: { parameters: { ...parameters, cost: 1 }, signature }, solution },
    { challenge: { parameters: { ...parameters, keyPrefix: "0" }, signature }, solution },
    { challenge: { parameters: { ...parameters, algorithm: "SHA-256" }, signature }, solution },
    {
      challenge: {
        parameters: { ...parameters, data: { site: "blog", expiresAt: clock.now() * 2 } },
        signature,
      },
      solution,
    },
  ];
  for (const each of wrong) await rejects(proofs.spend("blog", each), NEEDED);
  await proofs.spend("blog", proof);
});

Deno.test("a proof of another shape is refused before it is looked at", async () => {
  const { challenge, solution } = await solved(await setUp().proofs.challenge("blog"));
  const { parameters } = challenge;
  const wrong = [
    null,
    {},
    { challenge },
    { solution },
    { challenge: { ...challenge, parameters: { ...parameters, more: 1 } }, solution },
    {
      challenge: { ...challenge, parameters: { ...parameters, data: { site: "blog" } } },
      solution,
    },
    { challenge, solution: { ...solution, counter: "1" } },
  ];
  for (const each of wrong) equal(v.safeParse(proofBody, each).success, false);
});
