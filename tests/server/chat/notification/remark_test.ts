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

Deno.test("an answer is no remark, whatever is in it", () => {
  for (const text of ["Take note: it works", "Notes are here", "See https://a.example", "a // b"]) {
    equal(remarkIn(text), undefined, text);
  }
});
