import { equal } from "node:assert/strict";
import * as v from "valibot";
import {
  judgeBody,
  liftBody,
  purgeBody,
  restrictBody,
} from "../../../../../server/chat/controller/body/moderation_body.ts";

const id = "i".repeat(22);
const is = (schema: v.GenericSchema, body: unknown) => v.safeParse(schema, body).success;

Deno.test("bodies of moderation are taken as the contract has them", () => {
  const message = { room: "default/a", whisper: id, id };
  equal(is(restrictBody, { id }), true);
  equal(is(restrictBody, { id, message, network: true, reason: "", minutes: 1 }), true);
  equal(is(restrictBody, { id, reader: id, site: "blog", minutes: 525_600 }), true);
  equal(is(liftBody, { id }) && is(purgeBody, { reader: id }), true);
  equal(is(judgeBody, { room: "default/a", id }), true);
});

Deno.test("a measure counts for whole minutes, up to a year", () => {
  for (const minutes of [0, -1, 1.5, 525_601, "5", null]) {
    equal(is(restrictBody, { id, reader: id, minutes }), false);
  }
});

Deno.test("what is no id, site or room in a body of moderation is refused", () => {
  for (const wrong of ["", "x", "i".repeat(65), "__proto__", 7, null, {}]) {
    for (const body of [{ id: wrong }, { id, reader: wrong }, { id, message: wrong }]) {
      equal(is(restrictBody, body), false);
    }
    equal(is(liftBody, { id: wrong }) || is(purgeBody, { reader: wrong }), false);
    equal(is(judgeBody, { room: "default/a", id: wrong }), false);
  }
  for (const site of ["", "Blog", "a/b", "x".repeat(33), 7]) {
    equal(is(restrictBody, { id, reader: id, site }), false);
  }
  equal(is(judgeBody, { room: "x".repeat(1_000), id }), false);
});
