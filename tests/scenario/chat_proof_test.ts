/**
 * Where a site asks for it, a new reader solves a puzzle first. The client here is ALTCHA's own, as any
 * program could use it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { sayOf } from "../../shared/chat/destination.ts";
import type { ReaderGrant } from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import type { ReaderChallenge, ReaderProof } from "../../shared/chat/moderation.ts";
import { newMessageId as id, withModeratedSite } from "../helper/moderated_site.ts";

Deno.test("a new reader solves a puzzle where the site asks for it, and each solution makes one reader", () =>
  withModeratedSite(async ({ site, settle }) => {
    const ask = async (body?: object, headers = {}) => {
      const response = await site.ask("/api/reader", {
        method: "POST",
        headers,
        ...body !== undefined && { body: JSON.stringify(body) },
      });
      return [response.status, await response.json()] as [number, ReaderGrant & { code: string }];
    };
    const solve = async (): Promise<ReaderProof> => {
      const challenge: ReaderChallenge = await (await site.ask("/api/reader/challenge")).json();
      const { data, ...parameters } = challenge.parameters;
      const solution = await solveChallenge({
        challenge: { ...challenge, parameters: { ...parameters, data: { ...data } } },
        deriveKey,
      });
      return { challenge, solution: solution ?? { counter: 0, derivedKey: "" } };
    };
    const [, before] = await ask();
    await settle({ proofOfWork: true });
    const [status, { code }] = await ask();
    deepEqual([status, code], [401, "proof-needed"]);

    const proof = await solve();
    const lazy = { ...proof, solution: { ...proof.solution, counter: proof.solution.counter + 1 } };
    deepEqual([(await ask({ proof: lazy }))[1].code], ["proof-needed"]);
    for (const bad of [null, {}, "x", { ...proof, solution: { counter: "0" } }]) {
      equal((await ask({ proof: bad }))[1].code, "invalid-body");
    }
    const [made, grant] = await ask({ proof });
    equal(made, 201);
    equal((await ask({ proof }))[1].code, "proof-needed");
    // Who is a reader already stays one.
    for (const { token } of [before, grant]) {
      equal((await ask(undefined, { authorization: `Bearer ${token}` }))[0], 201);
    }
    const client = await site.connect({ passcode: grant.token });
    equal(await client.send(sayOf(roomId("/a")), { id: id(), text: "hello" }), undefined);
    await client.leave();
  }));
