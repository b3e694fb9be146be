/**
 * The bodies of a check are known by their shape.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isCheckedBody, isCheckedMail, isCheckFacts } from "../../../shared/chat/check.ts";

Deno.test("the facts of a check are told from anything else", () => {
  const facts = {
    now: 1,
    publicUrl: "https://talk.example",
    host: "talk.example",
    peer: "10.0.0.2",
    client: "known",
    open: false,
    cannot: ["write"],
    mail: true,
    push: false,
  };
  equal(isCheckFacts(facts), true);
  for (const name of Object.keys(facts)) {
    equal(isCheckFacts({ ...facts, [name]: undefined }), false, name);
  }
  equal(isCheckFacts({ ...facts, client: "nobody" }), false);
  equal(isCheckFacts({ ...facts, cannot: [1] }), false);
});

Deno.test("what came of a body, and of looking at the mail server, is told from anything else", () => {
  equal(isCheckedBody({ bodyBytes: 0 }), true);
  equal(isCheckedBody({ bodyBytes: -1 }), false);
  equal(isCheckedMail({ mail: "user" }), true);
  equal(isCheckedMail({ mail: "sent" }), false);
});
