import { deepEqual, equal } from "node:assert/strict";
import { Proofs } from "../../../server/chat/moderation/proofs.ts";
import { newKeyring } from "../../../server/chat/token/keyring.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { MemoryStore } from "../../../server/storage/memory/memory_store.ts";
import type { ReaderProof } from "../../../shared/chat/moderation.ts";
import { prove, solve } from "../../../widget/connection/proof.ts";
import { random } from "../../helper/chat.ts";

const SERVER = new URL("https://talk.example/below/");

/** The server's side of puzzles. */
function proofs(): Proofs {
  return new Proofs({
    clock: new VirtualClock(),
    keyring: newKeyring(random),
    store: new MemoryStore({ random }),
    report: () => {},
  });
}

Deno.test("the widget's solution of a puzzle is one the server takes", async () => {
  const server = proofs();
  const challenge = await server.challenge("blog");
  const solution = await solve(challenge.parameters);
  equal(solution.derivedKey.startsWith(challenge.parameters.keyPrefix), true);
  await server.spend("blog", { challenge, solution });
});

Deno.test("a new reader asks for a puzzle and brings it solved, without a cookie", async () => {
  const server = proofs();
  const asked: (readonly [string, RequestInit | undefined])[] = [];
  const answer = await prove({
    server: SERVER,
    async fetch(input, init) {
      asked.push([String(input), init]);
      if (init?.method !== "POST") return Response.json(await server.challenge("blog"));
      const { proof }: { proof: ReaderProof } = JSON.parse(String(init.body));
      await server.spend("blog", proof);
      return new Response("taken");
    },
  });
  equal(await answer.text(), "taken");
  deepEqual(asked.map(([url, init]) => [url, init?.method, init?.credentials]), [
    ["https://talk.example/below/api/reader/challenge", undefined, "omit"],
    ["https://talk.example/below/api/reader", "POST", "omit"],
  ]);
  equal(new Headers(asked[1]?.[1]?.headers).get("content-type"), "application/json");
});

Deno.test("a puzzle that is refused is the answer", async () => {
  const refusal = () => Promise.resolve(Response.json({ code: "too-fast" }, { status: 429 }));
  equal((await prove({ server: SERVER, fetch: refusal })).status, 429);
});
