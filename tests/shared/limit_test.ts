import assert from "node:assert/strict";
import * as limit from "../../shared/limit.ts";
import { DEFAULT_LIMITS } from "../../shared/stomp/decoder.ts";

Deno.test("every limit is a whole number above 0", () => {
  for (const [name, value] of Object.entries(limit)) {
    assert.ok(Number.isSafeInteger(value) && value > 0, name);
  }
});

Deno.test("the longest message fits into a frame, whatever its characters", () => {
  const text = "한".repeat(limit.MAX_TEXT_LENGTH);
  const title = "한".repeat(limit.MAX_TITLE_LENGTH);
  const page = { title, url: `https://blog.example/${"%ED".repeat(limit.MAX_URL_LENGTH / 3)}` };
  const body = JSON.stringify({ id: "x".repeat(64), text, page });
  assert.ok(new TextEncoder().encode(body).length < DEFAULT_LIMITS.maxBodyBytes / 2);
});

Deno.test("a page of history is not longer than the longest", () => {
  assert.ok(limit.DEFAULT_PAGE_MESSAGES <= limit.MAX_PAGE_MESSAGES);
  assert.ok(limit.MIN_PASSWORD_LENGTH < limit.MAX_PASSWORD_LENGTH);
});
