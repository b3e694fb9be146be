import { deepEqual, equal } from "node:assert/strict";
import * as v from "valibot";
import { setMeBody } from "../../../../../server/chat/controller/body/me_body.ts";

Deno.test("what a reader says of themselves is text, null or left out, and nothing else is taken over", () => {
  for (const body of [{}, { name: "Kim" }, { name: null, email: null }, { email: "a@b.example" }]) {
    deepEqual(v.parse(setMeBody, { ...body, verified: true, id: "x" }), body);
  }
  const wrong: unknown[] = [
    null,
    "Kim",
    { name: 7 },
    { name: undefined },
    { name: ["Kim"] },
    { name: { toString: "Kim" } },
    { email: true },
    { email: {} },
  ];
  for (const body of wrong) equal(v.is(setMeBody, body), false, JSON.stringify(body));
  const hidden = JSON.parse('{"__proto__":{"name":"Kim"}}');
  deepEqual(v.parse(setMeBody, hidden), {});
});
