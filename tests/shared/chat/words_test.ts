import { deepEqual, equal } from "node:assert/strict";
import { fold, marksOf, wordsOf } from "../../../shared/chat/words.ts";

/** What a text's marks cover. */
function marked(text: string, query: string): readonly string[] | undefined {
  return marksOf(text, wordsOf(query))?.map(({ start, end }) => text.slice(start, end));
}

Deno.test("words of a query are split at spaces, without capitals, each once and in NFC", () => {
  deepEqual(wordsOf("  Web\tSOCKET\nweb "), ["web", "socket"]);
  deepEqual(wordsOf("e\u0301 É"), ["é"]);
  deepEqual(wordsOf(" \n "), []);
});

Deno.test("marks are where the text has the words, as it writes them", () => {
  deepEqual(marked("A WebSocket, a websocket", "SOCKET"), ["Socket", "socket"]);
  deepEqual(marked("웹소켓은 다시 연결됩니다", "소켓 연결"), ["소켓", "연결"]);
  deepEqual(marked("👩‍👩‍👧‍👦 ÉCOLE", "école"), ["ÉCOLE"]);
});

Deno.test("marks of a text that lacks a word are none", () => {
  equal(marked("one two", "one three"), undefined);
  equal(marked("", "one"), undefined);
});

Deno.test("marks that overlap or touch are one", () => {
  deepEqual(marked("websocket", "webs bsoc sock et"), ["websocket"]);
  deepEqual(marked("aaaa b", "a aaa"), ["aaaa"]);
});

Deno.test("marks are the first twenty at most", () => {
  const marks = marksOf("a b ".repeat(1_000), ["a", "b"]) ?? [];
  equal(marks.length, 20);
  deepEqual(marks.at(-1), { start: 38, end: 39 });
});

Deno.test("folding keeps the length of a text, and does nothing twice", () => {
  for (let code = 0; code < 0x11_0000; code++) {
    const character = String.fromCodePoint(code);
    const folded = fold(character);
    equal(folded.length, character.length, code.toString(16));
    equal(fold(folded), folded, code.toString(16));
  }
});
