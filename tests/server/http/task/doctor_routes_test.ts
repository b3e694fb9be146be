/**
 * What a server says to the doctor, and to nobody else.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createDoctorToken, isAnswerTo } from "../../../../server/chat/token/doctor_token.ts";
import { createDoctorRoutes } from "../../../../server/http/task/doctor_routes.ts";
import { random, testChat } from "../../../helper/chat.ts";

function setUp() {
  const { keyring, clock } = testChat();
  const routes = createDoctorRoutes({
    keyring,
    clock,
    publicUrl: "https://talk.example",
    instance: "one",
    peerOf: () => "10.0.0.2",
    addressOf: () => "203.0.113.7",
  });
  const ask = async (token: string) =>
    await routes.request("/api/doctor", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.7" },
      body: "한글",
    });
  return { ask, keyring, question: createDoctorToken({ keyring, clock, random }), clock };
}

Deno.test("who has the keys is told what the server sees of the request", async () => {
  const { ask, question, keyring, clock } = setUp();
  const { proof, ...seen } = await (await ask(question)).json();
  equal(isAnswerTo(question, proof, keyring), true);
  deepEqual(seen, {
    instance: "one",
    now: clock.now(),
    publicUrl: "https://talk.example",
    peer: "10.0.0.2",
    address: "203.0.113.7",
    forwardedFor: "203.0.113.7",
    forwardedProto: null,
    host: null,
    bodyBytes: 6,
  });
});

Deno.test("nobody else is told anything", async () => {
  const { ask } = setUp();
  for (const token of ["", "doctor.a.b", "x".repeat(5_000)]) {
    const refused = await ask(token);
    equal(refused.status, 401);
    deepEqual(Object.keys(await refused.json()).sort(), ["code", "message"]);
  }
});
