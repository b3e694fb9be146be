import { equal } from "node:assert/strict";
import { remarkIn } from "../../../../server/chat/notification/remark.ts";

Deno.test("a remark is known by how it begins, whatever the case and the colon", () => {
  for (
    const text of [
      "note: ask Lee",
      "Note : ask Lee",
      "  NOTE:ask Lee",
      "\n\nnote: ask Lee",
      "// ask Lee",
      "//ask Lee",
      "memo: ask Lee",
      "internal: ask Lee",
      "메모: ask Lee",
      "Note： ask Lee",
    ]
  ) equal(remarkIn(text), "ask Lee", text);
});

Deno.test("a remark is known below what is quoted, and whatever programs put around its first word", () => {
  for (
    const text of [
      "*Note:* ask Lee",
      "**note**: ask Lee",
      "_note:_ ask Lee",
      "- note: ask Lee",
      "“note:” ask Lee",
      "Notes: ask Lee",
      "Internal note: ask Lee",
      "노트: ask Lee",
      "\u200bnote: ask Lee",
      "\u200enote\u200e: ask Lee",
      "ｎｏｔｅ：ask Lee",
      "／／ ask Lee",
      "메모: ask Lee".normalize("NFD"),
      "> Why?\n> Tell me.\n\nnote: ask Lee",
    ]
  ) equal(remarkIn(text), "ask Lee", JSON.stringify(text));
});

Deno.test("an answer is no remark, whatever is in it", () => {
  for (const text of ["Take note: it works", "Notes are here", "See https://a.example", "a // b"]) {
    equal(remarkIn(text), undefined, text);
  }
});
