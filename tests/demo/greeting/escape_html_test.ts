import assert from "node:assert/strict";
import { escapeHtml } from "../../../demo/greeting/escape_html.ts";

Deno.test("escaped text holds no tag, no entity and no end of an attribute", () => {
  assert.equal(
    escapeHtml(`<b a="1" b='2'>&amp;</b>`),
    "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;",
  );
  assert.equal(escapeHtml("한글 é 🙂"), "한글 é 🙂");
});
