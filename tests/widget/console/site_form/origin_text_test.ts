/**
 * Origins as people type and paste them.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { originOf } from "../../../../widget/console/site_form/origin_text.ts";
import { isOrigin } from "../../../../server/chat/site/web_origin.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";

Deno.test("an address is understood with what stands before and behind it", () => {
  equal(originOf("https://blog.example"), "https://blog.example");
  equal(originOf(" Blog.Example/posts/a?b#c "), "https://blog.example");
  equal(originOf("http://blog.example:8080/"), "http://blog.example:8080");
  equal(originOf("https://블로그.example"), "https://xn--2i0b10rqve.example");
  equal(originOf("localhost:4000/a"), "http://localhost:4000");
  equal(originOf("https://user:secret@blog.example"), "https://blog.example");
});

Deno.test("what is no address is none, and what is one is one for the server too", () => {
  for (
    const text of [
      "",
      "nonsense",
      "*.example",
      "ftp://a.example",
      "javascript:alert(1)",
      "https://",
    ]
  ) {
    equal(originOf(text), undefined, text);
  }
  for (const text of HOSTILE) {
    const origin = originOf(text);
    equal(origin === undefined || isOrigin(origin), true, text);
  }
});
