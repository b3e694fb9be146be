import { deepEqual, equal } from "node:assert/strict";
import { refuse } from "../../../../server/http/response/refuse.ts";

Deno.test("refusal over HTTP is its JSON, kept by nobody", async () => {
  const refusal = { code: "not-found", message: "No such thing." } as const;
  const response = refuse(404, refusal, { vary: "Origin" });
  equal(response.status, 404);
  equal(response.headers.get("content-type"), "application/json");
  equal(response.headers.get("cache-control"), "no-store");
  equal(response.headers.get("vary"), "Origin");
  deepEqual(await response.json(), refusal);
});

Deno.test("refusal that says when to try again says it in seconds for HTTP, rounded up", () => {
  const response = refuse(429, { code: "too-fast", message: "Wait.", retryAfterMs: 1_200 });
  equal(response.headers.get("retry-after"), "2");
});
