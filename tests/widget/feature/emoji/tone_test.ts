/**
 * Skin tones.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { EMOJI } from "../../../../widget/feature/emoji/data/emoji.ts";
import { TONES, withTone } from "../../../../widget/feature/emoji/tone.ts";

Deno.test("tone: no tone leaves an emoji as it is", () => {
  equal(withTone("✌️", 0), "✌️");
});

Deno.test("tone: every emoji that takes a tone is recommended in each of them", () => {
  const all = Object.values(EMOJI).flatMap((list) => list.split(" "));
  const toned = all.filter((emoji) => emoji.endsWith("+"));
  equal(toned.length > 50, true);
  for (const emoji of toned) {
    for (const tone of TONES.keys()) {
      const one = withTone(emoji.slice(0, -1), tone);
      equal(/^\p{RGI_Emoji}$/v.test(one), true, one);
    }
  }
});
