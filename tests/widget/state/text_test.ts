import assert from "node:assert/strict";
import { MAX_TEXT_LENGTH } from "../../../shared/limit.ts";
import { isTooLong, tidyText } from "../../../widget/state/text.ts";

Deno.test("text loses the space around it and keeps the space within", () => {
  assert.equal(tidyText("  a \n b\n"), "a \n b");
});

Deno.test("blank text is no text", () => {
  for (const blank of ["", " ", "\n\t", "\u3000", "\u200b\ufeff"]) {
    assert.equal(tidyText(blank), undefined);
  }
});

Deno.test("text is too long from one character over the limit", () => {
  assert.equal(isTooLong("가".repeat(MAX_TEXT_LENGTH)), false);
  assert.equal(isTooLong("가".repeat(MAX_TEXT_LENGTH + 1)), true);
});
