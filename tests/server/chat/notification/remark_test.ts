import { equal } from "node:assert/strict";
import { hasRemark, remarkIn } from "../../../../server/chat/notification/remark.ts";

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

Deno.test("a remark is known by other words for it, without a colon, and below a greeting", () => {
  for (
    const text of [
      "[note] ask Lee",
      "(internal) ask Lee",
      "【메모】 ask Lee",
      "note - ask Lee",
      "note\nask Lee",
      "Note; ask Lee",
      "✏️ note: ask Lee",
      "# Note\nask Lee",
      "Internal only: ask Lee",
      "Note to self: ask Lee",
      "내부 메모: ask Lee",
      "내부용: ask Lee",
      "비공개: ask Lee",
      "메모 - ask Lee",
      "メモ：ask Lee",
      "备注：ask Lee",
      "Notiz: ask Lee",
      "Hi,\n\nnote: ask Lee",
      "Hello Lee\nnote: ask Lee",
      "민수님,\n메모: ask Lee",
      "민수님 안녕하세요.\n\n메모: ask Lee",
    ]
  ) equal(remarkIn(text), "ask Lee", JSON.stringify(text));
});

Deno.test("a line for authors alone is found in an answer, and a line that may be for readers is not", () => {
  for (const line of ["internal: ask Lee", "**Internal note:** x", "> 내부 메모: x", "메모： x"]) {
    equal(hasRemark(`It works.\n\n${line}\nAnd so on.`), true, line);
  }
  for (const line of ["Note: it is slow", "The internal: x", "// a comment", "internal state"]) {
    equal(hasRemark(`It works.\n\n${line}`), false, line);
  }
});

Deno.test("signs without end are looked at no longer than others", () => {
  equal(remarkIn(`note${"-".repeat(1_000_000)}`)?.startsWith("-"), true);
  equal(hasRemark(`a\n${"-".repeat(1_000_000)}`), false);
});

Deno.test("an answer is no remark, whatever is in it", () => {
  for (
    const text of [
      "Take note: it works",
      "Notes are here",
      "Note-taking is easy",
      "Hi,\nnoted: x",
      "See https://a.example",
      "a // b",
    ]
  ) {
    equal(remarkIn(text), undefined, text);
  }
});
