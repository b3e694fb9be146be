/**
 * What people may feel about a message: one emoji, as Unicode recommends it for interchange.
 *
 * @module
 */
import { MAX_EMOJI_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;

/**
 * The emoji.
 *
 * @throws {Refused} `invalid-body` when it is none, more than one, or too long
 */
export function checkedEmoji(raw: string): string {
  if (raw.length <= MAX_EMOJI_LENGTH && ONE_EMOJI.test(raw)) return raw;
  throw new Refused({
    code: "invalid-body",
    message: "Cannot take the reaction: one emoji is expected.",
  });
}
