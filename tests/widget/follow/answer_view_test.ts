import { deepEqual, equal } from "node:assert/strict";
import { answerView, postOf } from "../../../widget/follow/answer_view.ts";

Deno.test("an answer is shown in the reader's words, and one that cannot be read is shown all the same", () => {
  const { title, options } = answerView({
    kind: "answer",
    tag: "t",
    title: "답이 왔어요",
    body: "Lee: 네",
    url: "https://blog.example/a",
    lang: "ko",
    dir: "ltr",
  });
  deepEqual([title, options.body, options.lang, options.dir, options.data], [
    "답이 왔어요",
    "Lee: 네",
    "ko",
    "ltr",
    "https://blog.example/a",
  ]);
  equal(answerView(undefined).title, "smallTalk");
});

Deno.test("a notification leads to a page of the web, and nowhere else", () => {
  equal(postOf("https://blog.example/a#b"), "https://blog.example/a#b");
  for (const data of ["", "javascript:alert(1)", "data:text/html,x", "/console", null, {}]) {
    equal(postOf(data), undefined);
  }
});
