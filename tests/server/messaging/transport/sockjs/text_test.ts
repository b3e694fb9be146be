import assert from "node:assert/strict";
import { textOf } from "../../../../../server/messaging/transport/sockjs/text.ts";

Deno.test("bytes are text when they are UTF-8, whole, with what may stand at its beginning", () => {
  assert.equal(textOf("\ud83d"), "\ud83d");
  assert.equal(textOf(new TextEncoder().encode("\ufeffé")), "\ufeffé");
  assert.equal(textOf(new Uint8Array([0xc3])), undefined);
});
