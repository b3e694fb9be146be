import { deepEqual, throws } from "node:assert/strict";
import { checkedSentence } from "../../../../server/chat/conversation/sentence.ts";
import { refusedAs } from "../../../helper/chat.ts";

const fragment = ":~:text=It%20reconnects,-by%20itself";

Deno.test("a sentence is clean text and a fragment as it stands in an address", () => {
  deepEqual(checkedSentence({ text: " It\u202e reconnects. ", fragment }), {
    text: "It reconnects.",
    fragment,
  });
  deepEqual(checkedSentence({ text: "한국어", fragment: "" }), { text: "한국어", fragment: "" });
});

Deno.test("a sentence that is empty, too long or has what no text has is refused", () => {
  for (const text of ["", " ", "x".repeat(501), "a\u0000", "\ud800", "\u202e"]) {
    throws(() => checkedSentence({ text, fragment }), refusedAs("invalid-body"));
  }
});

Deno.test("a fragment that could be no part of an address, or is too long, is refused", () => {
  const wrong = ["a b", "한", "<script>", '"', "a#b", "%", "%2", "%GG", "a\nb", "\u202e", "\\"];
  for (const each of [...wrong, "x".repeat(1_001)]) {
    throws(() => checkedSentence({ text: "x", fragment: each }), refusedAs("invalid-body"), each);
  }
});
