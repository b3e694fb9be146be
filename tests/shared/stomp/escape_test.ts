import assert from "node:assert/strict";
import fc from "fast-check";
import { StompError } from "../../../shared/stomp/error.ts";
import { escape, unescape } from "../../../shared/stomp/escape.ts";
import { VERSIONS } from "../../../shared/stomp/version.ts";
import { arbitraryText } from "../../helper/frames.ts";

Deno.test("STOMP 1.2 escapes backslash, colon, line feed and carriage return", () => {
  assert.equal(escape("a\\b:c\nd\re", "1.2"), "a\\\\b\\cc\\nd\\re");
  assert.equal(unescape("a\\\\b\\cc\\nd\\re", "1.2"), "a\\b:c\nd\re");
});

Deno.test("STOMP 1.1 escapes no carriage return: it becomes a space", () => {
  assert.equal(escape("a\\b:c\nd\re", "1.1"), "a\\\\b\\cc\\nd e");
  assert.equal(unescape("a\\\\b\\cc\\nd", "1.1"), "a\\b:c\nd");
});

Deno.test("STOMP 1.0 escapes nothing: line ends become spaces", () => {
  assert.equal(escape("a\\b:c\nd\re", "1.0"), "a\\b:c d e");
  assert.equal(unescape("a\\b:c\\n\\t", "1.0"), "a\\b:c\\n\\t");
});

Deno.test("escapes are undone in one pass: a backslash before n is not a line feed", () => {
  assert.equal(unescape("C\\c\\\\new\\\\", "1.2"), "C:\\new\\");
  assert.equal(unescape("\\\\\\n\\\\n", "1.2"), "\\\n\\n");
});

Deno.test("an undefined escape is fatal, and the error names it and the defined ones", () => {
  for (const [text, version] of [["a\\t", "1.2"], ["\\r", "1.1"], ["\\C", "1.2"]] as const) {
    assert.throws(() => unescape(text, version), (error) => {
      assert.ok(error instanceof StompError);
      assert.equal(error.message, `undefined escape ${text.slice(-2)}`);
      assert.match(error.detail, new RegExp(`^STOMP ${version} defines .*\\\\n.*\\\\c`));
      return true;
    });
  }
  assert.throws(() => unescape("\\🙂", "1.2"), { message: "undefined escape \\🙂" });
  for (const text of ["\\", "\\\\\\", "\\🙂", "\\\n", "\\\0"]) {
    assert.throws(() => unescape(text, "1.2"), /undefined escape/);
  }
});

Deno.test("what was escaped comes back, whatever the text", () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      assert.equal(unescape(escape(text, "1.2"), "1.2"), text);
      assert.equal(unescape(escape(text, "1.1"), "1.1"), text.replaceAll("\r", " "));
    }),
    { numRuns: 20_000 },
  );
});

Deno.test("escaped text never holds a line end, nor from 1.1 on a colon", () => {
  fc.assert(
    fc.property(arbitraryText, fc.constantFrom(...VERSIONS), (text, version) => {
      assert.doesNotMatch(escape(text, version), version === "1.0" ? /[\r\n]/ : /[\r\n:]/);
    }),
    { numRuns: 10_000 },
  );
});

Deno.test("unescaping gives text or a StompError, whatever was written", () => {
  fc.assert(
    fc.property(arbitraryText, fc.constantFrom(...VERSIONS), (text, version) => {
      let read: string;
      try {
        read = unescape(text, version);
      } catch (error) {
        assert.ok(error instanceof StompError);
        return;
      }
      assert.ok(read.length <= text.length);
    }),
    { numRuns: 10_000 },
  );
});
