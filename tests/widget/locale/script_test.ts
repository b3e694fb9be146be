/**
 * What letters tell of a text's language, and where they say nothing.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { languageOfText } from "../../../widget/locale/script.ts";

Deno.test("letters of one language tell it, also among the names of programs", () => {
  const texts: Readonly<Record<string, readonly string[]>> = {
    ko: [
      "왜 그런가요?",
      "CONNECT에서는 왜 이스케이프하지 않나요?",
      "`Decoder.decode()` 이거 왜 안 되나요?",
    ],
    ja: ["なぜですか", "接続方法を教えてください", "カタカナ"],
    he: ["למה?", "מה זה STOMP?"],
    ar: ["لماذا لا تُهرَّب النقطتان في إطار CONNECT؟"],
    el: ["Γιατί;"],
    th: ["ทำไม"],
  };
  for (const [language, all] of Object.entries(texts)) {
    for (const text of all) equal(languageOfText(text), language, text);
  }
});

Deno.test("letters of many languages say nothing, nor does a foreign word in a sentence", () => {
  const texts = [
    "",
    "👍 100 %",
    "Why?",
    "Почему?",
    "为什么？",
    "了解",
    "چرا این کار نمی‌کند؟",
    "The word 안녕 means hello, and there are many more of that kind.",
  ];
  for (const text of texts) equal(languageOfText(text), undefined, text);
});
