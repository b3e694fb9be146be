import { equal } from "node:assert/strict";
import * as v from "valibot";
import {
  awayBody,
  seenBody,
  typingBody,
} from "../../../../../server/chat/controller/body/attention_body.ts";

const fits = (schema: v.GenericSchema, body: unknown) => v.safeParse(schema, body).success;

Deno.test("what was seen is a sequence from 1, perhaps of an epoch", () => {
  equal(fits(seenBody, { seq: 1 }), true);
  equal(fits(seenBody, { seq: 1, epoch: "q83vASNFZ4mrze8BI0VniQ" }), true);
  for (const seq of [0, -1, 1.5, "1", null, undefined, 2 ** 53]) {
    equal(fits(seenBody, { seq }), false, String(seq));
  }
  equal(fits(seenBody, { seq: 1, epoch: "x y" }), false);
});

Deno.test("a tag is a word of letters, digits, dash and underscore", () => {
  equal(fits(typingBody, {}), true);
  equal(fits(typingBody, { tag: "a-Z_9" }), true);
  for (const tag of ["", "a b", "x".repeat(65), "\u202e", "\ud800", 7, null]) {
    equal(fits(typingBody, { tag }), false, String(tag));
  }
  equal(fits(typingBody, "typing"), false);
});

Deno.test("away is yes or no", () => {
  equal(fits(awayBody, { away: false }), true);
  for (const away of [undefined, null, 0, "true"]) equal(fits(awayBody, { away }), false);
});
