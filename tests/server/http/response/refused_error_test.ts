import { deepEqual, equal, throws } from "node:assert/strict";
import { answerRefused } from "../../../../server/http/response/refused_error.ts";
import { REFUSAL, type RefusalCode } from "../../../../shared/code.ts";
import { Refused } from "../../../../shared/refusal.ts";

Deno.test("every refusal has a status that blames the right side", async () => {
  for (const code of Object.keys(REFUSAL) as RefusalCode[]) {
    const response = answerRefused(new Refused({ code, message: "Because." }));
    const ours = code === "internal" || code === "not-stored";
    equal(Math.floor(response.status / 100), ours ? 5 : 4, code);
    deepEqual(await response.json(), { code, message: "Because." });
  }
});

Deno.test("a refusal says in seconds when to come back", () => {
  const refused = new Refused({ code: "too-fast", message: "Wait.", retryAfterMs: 1_500 });
  const { status, headers } = answerRefused(refused);
  deepEqual([status, headers.get("retry-after")], [429, "2"]);
});

Deno.test("an error that is no refusal is thrown on", () => {
  const error = new TypeError("broken");
  throws(() => answerRefused(error), error);
});
