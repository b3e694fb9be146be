/**
 * Looking for whole words.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { WordText } from "../../../../widget/feature/sentence/word_text.ts";

function found(text: string, words: string, at?: number): string | undefined {
  const span = new WordText(text).find(words, at);
  return span && text.slice(span.from, span.to);
}

Deno.test("words are found whatever their case and accents", () => {
  equal(found("The Café closes", "cafe"), "Café");
  equal(found("привет, Мир", "мир"), "Мир");
});

Deno.test("a part of a word is no word", () => {
  equal(found("concatenate", "cat"), undefined);
  equal(found("서버는 서버", "서버"), "서버");
  equal(new WordText("서버는 서버").find("서버")?.from, 4);
});

Deno.test("where no blanks part words, they are told apart all the same", () => {
  equal(found("服务器发送消息", "发送"), "发送");
});

Deno.test("a selection is widened to the words it cuts, and has no blanks around it", () => {
  const text = "A header is a name";
  const whole = (from: number, to: number) => {
    const span = new WordText(text).wholeWords({ from, to });
    return span && text.slice(span.from, span.to);
  };
  equal(whole(4, 10), "header is");
  equal(whole(1, 9), "header");
  equal(whole(1, 2), undefined);
});

Deno.test("punctuation alone is nothing to ask about", () => {
  equal(new WordText("a — b").wholeWords({ from: 2, to: 3 }), undefined);
});

Deno.test("words around a place are of one line", () => {
  const words = new WordText("One two\nthree four\nfive");
  deepEqual([words.before(14, 3), words.after(14, 3)], ["three", "four"]);
  deepEqual([words.before(8, 1), words.after(18, 1)], ["two", "five"]);
});

Deno.test("a language nobody knows is as good as none", () => {
  equal(new WordText("a b", "not a tag").find("b")?.from, 2);
});
