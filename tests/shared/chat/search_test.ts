import { equal } from "node:assert/strict";
import { isSearchPage } from "../../../shared/chat/search.ts";

const message = {
  id: "AAECAwQFBgcICQoLDA0ODw",
  room: "default/a",
  seq: 1,
  rev: 1,
  from: { kind: "reader", id: "r", name: "" },
  text: "hello",
  at: 1,
};
const page = { asked: { q: "he" }, hits: [{ message, marks: [{ start: 0, end: 2 }] }], next: 7 };

Deno.test("a page of hits is known by its shape", () => {
  equal(isSearchPage(page), true);
  equal(isSearchPage({ asked: { q: "he" }, hits: [] }), true);
  const unfit: readonly unknown[] = [
    null,
    [],
    {},
    { ...page, asked: undefined },
    { ...page, hits: {} },
    { ...page, hits: [{ message }] },
    { ...page, hits: [{ message: { ...message, seq: 0 }, marks: [] }] },
    { ...page, hits: [{ message, marks: [[0, 2]] }] },
    { ...page, hits: [{ message, marks: [{ start: -1, end: 2 }] }] },
    { ...page, next: "7" },
  ];
  for (const body of unfit) equal(isSearchPage(body), false, JSON.stringify(body));
});
