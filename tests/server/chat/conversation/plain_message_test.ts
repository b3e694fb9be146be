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

Deno.test("where a link leads is said, unless its text says it", () => {
  equal(
    plainMessage("See **[the wire](https://a.example/wire?x=1)**."),
    "See the wire (https://a.example/wire?x=1).",
  );
  const bare = "https://a.example/wire";
  equal(plainMessage(`See ${bare} or [a.example](https://a.example/)`), `See ${bare} or a.example`);
  equal(
    plainMessage("[a.example](https://a.example/b), [Ada](mailto:ada@a.example)"),
    "a.example (https://a.example/b), Ada (mailto:ada@a.example)",
  );
  equal(plainMessage("[x](javascript:alert(1))"), "[x](javascript:alert(1))");
});
