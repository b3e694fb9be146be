import { deepEqual, equal } from "node:assert/strict";
import * as v from "valibot";
import {
  consentBody,
  deleteBody,
  editBody,
  historyBody,
  publishBody,
  questionBody,
  reactBody,
  sayBody,
} from "../../../../../server/chat/controller/body/conversation_body.ts";

const id = "A".repeat(22);
const page = { title: "A", url: "http://blog.test/a" };

Deno.test("say body is taken with and without a page, and unknown fields are left out", () => {
  deepEqual(v.parse(sayBody, { id, text: "hi" }), { id, text: "hi" });
  deepEqual(v.parse(sayBody, { id, text: "", page: { ...page, more: 1 }, from: "author" }), {
    id,
    text: "",
    page,
  });
});

Deno.test("say body of another shape is refused", () => {
  const wrong: unknown[] = [
    undefined,
    null,
    "hi",
    [],
    {},
    { id },
    { text: "hi" },
    { id: 1, text: "hi" },
    { id: "short", text: "hi" },
    { id, text: 1 },
    { id, text: null },
    { id, text: ["hi"] },
    { id, text: "hi", page: null },
    { id, text: "hi", page: { title: "A" } },
    { id, text: "hi", page: undefined },
    { id, text: "hi", question: "yes" },
    { id, text: "hi", answers: "short" },
    { id, text: "hi", quote: 7 },
    { id, text: "hi", quote: null },
    { id, text: "hi", sentence: "It." },
    { id, text: "hi", sentence: { text: "It." } },
    JSON.parse(`{"__proto__": {"id": "${id}", "text": "hi"}}`),
    JSON.parse(`{"id": "${id}", "constructor": {"text": "hi"}}`),
  ];
  for (const body of wrong) equal(v.is(sayBody, body), false, JSON.stringify(body));
});

Deno.test("history body may ask for nothing, or for any part", () => {
  for (
    const body of [{}, { before: 3, epoch: "e" }, { after: 0, epoch: "" }, { limit: 100 }, {
      afterRev: 3,
    }]
  ) {
    deepEqual(v.parse(historyBody, { ...body, more: 1 }), body);
  }
});

Deno.test("history body of another shape is refused", () => {
  const wrong: unknown[] = [
    null,
    { before: -1 },
    { before: "3" },
    { after: 0.5 },
    { after: 2 ** 53 },
    { after: null },
    { afterRev: -1 },
    { afterRev: "3" },
    { limit: 0 },
    { limit: 101 },
    { epoch: 1 },
    { epoch: "e".repeat(65) },
  ];
  for (const body of wrong) equal(v.is(historyBody, body), false, JSON.stringify(body));
});

const OTHERS: readonly [schema: Parameters<typeof v.is>[0], fitting: object][] = [
  [editBody, { id, text: "hi" }],
  [deleteBody, { id }],
  [reactBody, { id, emoji: "👍", on: true }],
  [questionBody, { id, state: "open" }],
  [consentBody, { id, allow: false }],
  [publishBody, { id, as: "B".repeat(22) }],
];

for (const [schema, fitting] of OTHERS) {
  Deno.test(`body of ${Object.keys(fitting)} is taken, and refused with any field of another kind`, () => {
    deepEqual(v.parse(schema, { ...fitting, more: 1 }), fitting);
    for (const name of Object.keys(fitting)) {
      for (const wrong of [undefined, null, 7, [], {}, "", "\ud800", Number.NaN]) {
        if (typeof wrong === "string" && ["text", "emoji"].includes(name)) continue;
        equal(v.is(schema, { ...fitting, [name]: wrong }), false, `${name}: ${String(wrong)}`);
      }
    }
    const hidden = JSON.parse(`{"__proto__":${JSON.stringify(fitting)}}`);
    for (const body of [null, "x", [], hidden]) equal(v.is(schema, body), false);
  });
}
