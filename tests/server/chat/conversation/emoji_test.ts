import { equal, throws } from "node:assert/strict";
import { checkedEmoji } from "../../../../server/chat/conversation/emoji.ts";
import { MAX_EMOJI_LENGTH } from "../../../../shared/limit.ts";
import { refusedAs } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";

Deno.test("one emoji is taken, of however many characters it is made", () => {
  for (const emoji of ["👍", "❤️", "👍🏽", "👩‍👩‍👧‍👦", "🇰🇷", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "🏳️‍🌈", "👩🏽‍❤️‍💋‍👨🏿"]) {
    equal(checkedEmoji(emoji), emoji);
    equal(emoji.length <= MAX_EMOJI_LENGTH, true);
  }
});

Deno.test("what is no emoji, or more than one, is refused", () => {
  const wrong = [
    "",
    "a",
    "1",
    "👍👍",
    "👍 ",
    " 👍",
    "👍\n",
    "\u200d",
    "\ufe0f",
    "🏽🏽",
    ":+1:",
    "👍\u202e",
  ];
  for (const text of [...wrong, ...HOSTILE, "👩‍".repeat(1_000)]) {
    throws(() => checkedEmoji(text), refusedAs("invalid-body"), JSON.stringify(text.slice(0, 40)));
  }
});
