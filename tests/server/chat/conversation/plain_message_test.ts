/**
 * Messages as plain text.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { plainMessage } from "../../../../server/chat/conversation/plain_message.ts";

Deno.test("a message is read without the marks of Markdown", () => {
  equal(plainMessage("**Yes**, `so`:\n\n- one\n- two"), "Yes, so:\n\n• one\n• two");
  equal(plainMessage("<b>no</b> & so"), "<b>no</b> & so");
});
