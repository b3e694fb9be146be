import { equal } from "node:assert/strict";
import * as v from "valibot";
import {
  answeringBody,
  deleteNoteBody,
  deskBody,
  noteBody,
} from "../../../../../server/chat/controller/body/desk_body.ts";

const id = "i".repeat(22);
const is = (schema: v.GenericSchema, body: unknown) => v.safeParse(schema, body).success;

Deno.test("bodies of the desk are taken as the contract has them", () => {
  for (const body of [{}, { assignee: id }, { assignee: null, snoozedUntil: 5, done: false }]) {
    equal(is(deskBody, body), true);
  }
  equal(is(noteBody, { id, text: "", reader: id }) && is(deleteNoteBody, { id }), true);
  equal(is(answeringBody, { answering: false }), true);
});

Deno.test("what is no id, time or answer in a body of the desk is refused", () => {
  for (const wrong of ["", "x", "__proto__", 7, {}]) {
    equal(is(noteBody, { id: wrong, text: "" }) || is(deleteNoteBody, { id: wrong }), false);
    equal(is(answeringBody, { answering: wrong }), false);
  }
  for (const assignee of [7, {}, "x".repeat(65)]) equal(is(deskBody, { assignee }), false);
  for (const snoozedUntil of [-1, 1.5, "5", {}]) equal(is(deskBody, { snoozedUntil }), false);
});
