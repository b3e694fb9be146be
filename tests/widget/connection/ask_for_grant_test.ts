import { deepEqual, equal, rejects } from "node:assert/strict";
import { Refused } from "../../../shared/refusal.ts";
import { askForGrant } from "../../../widget/connection/ask_for_grant.ts";

const GRANT = {
  token: "token",
  reader: { kind: "reader", id: "reader-1", name: "" },
  site: "default",
  expiresAt: 1,
};

/** A server with one answer, and how it was asked. */
function asking(answer: Response) {
  const asked: [string, RequestInit | undefined][] = [];
  return {
    asked,
    server: new URL("https://talk.example/below/"),
    fetch: (input: unknown, init?: RequestInit) => {
      asked.push([String(input), init]);
      return Promise.resolve(answer);
    },
  };
}

Deno.test("a grant is asked for without cookies, as whoever is said", async () => {
  const server = asking(Response.json(GRANT));
  const headers = { authorization: "Bearer old" };
  deepEqual(await askForGrant(server, { headers }), GRANT);
  deepEqual(server.asked, [[
    "https://talk.example/below/api/reader",
    { method: "POST", credentials: "omit", headers },
  ]]);
});

Deno.test("a refusal is told as the server said it, and what is neither names its status", async () => {
  const refusal = { code: "banned", message: "No." };
  await rejects(
    askForGrant(asking(Response.json(refusal, { status: 403 })), {}),
    (error) => error instanceof Refused && error.refusal.code === "banned",
  );
  await rejects(askForGrant(asking(Response.json({})), {}), (error: TypeError) => {
    equal(error.message, "Cannot read the answer: status 200");
    return true;
  });
});
