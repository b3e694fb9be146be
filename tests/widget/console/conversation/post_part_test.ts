import { equal } from "node:assert/strict";
import { sentenceAddress } from "../../../../widget/console/conversation/post_part.ts";

Deno.test("a sentence is found by the words of its fragment, behind the page's own address", () => {
  const url = "https://blog.example/a?x=1#part";
  equal(sentenceAddress(url, "text=A%20header"), "https://blog.example/a?x=1#:~:text=A%20header");
  equal(sentenceAddress(url, "text=a,b-,-c"), "https://blog.example/a?x=1#:~:text=a,b-,-c");
});

Deno.test("what is no text fragment leads to the page, and what is no page nowhere", () => {
  for (const fragment of ["", "selector=x", "text=", "text=a b", "text=a#b", 'text="><script>']) {
    equal(sentenceAddress("https://blog.example/a", fragment), "https://blog.example/a", fragment);
  }
  for (const url of [undefined, "", "javascript:alert(1)", "data:text/html,x", "//x", "https://"]) {
    equal(sentenceAddress(url, "text=a"), undefined, url);
  }
});
