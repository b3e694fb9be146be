/**
 * The tag for blogs of different making.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { PLATFORMS, recipeFor } from "../../../../widget/console/setup/recipes.ts";
import { HOSTILE_MARKUP } from "../../../helper/hostile_markup.ts";

const SERVER = "https://talk.example";
const plain = { side: "end", label: "" } as const;

Deno.test("the tag is one line, whatever the blog is made with", () => {
  for (const platform of PLATFORMS) {
    const { code } = recipeFor(platform, SERVER, plain);
    const how = platform === "astro" ? "is:inline async" : "async";
    equal(code, `<script ${how} src="https://talk.example/small-talk.js"></script>`);
  }
});

Deno.test("what was chosen for the button is in the tag", () => {
  const start = recipeFor("html", SERVER, { side: "start", label: " " }).code;
  equal(
    start,
    '<script async src="https://talk.example/small-talk.js" data-side="start"></script>',
  );
  deepEqual(recipeFor("html", SERVER, { side: "start", label: "Ask & see" }).code.split("\n"), [
    '<small-talk side="start"><span slot="launcher">Ask &amp; see</span></small-talk>',
    '<script async src="https://talk.example/small-talk.js"></script>',
  ]);
});

Deno.test("what the button says is text in the tag, and no markup or template of it", () => {
  for (const label of HOSTILE_MARKUP) {
    const { code } = recipeFor("html", SERVER, { side: "end", label });
    equal(
      /^<small-talk><span slot="launcher">[^<>]*<\/span><\/small-talk>\n<script async src="https:\/\/talk\.example\/small-talk\.js"><\/script>$/
        .test(code),
      true,
      label,
    );
  }
  const liquid = recipeFor("jekyll", SERVER, { side: "end", label: "{{ site.secret }}" });
  equal(liquid.code.startsWith("{% raw %}"), true);
});
