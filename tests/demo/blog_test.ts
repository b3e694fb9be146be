import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";

const BLOG = new URL("../../demo/blog/", import.meta.url);
/** What the server answers beside the files of the blog. */
const SERVED = ["/console", "/greeting/", "/small-talk.js"];

const posts = readdirSync(new URL("posts/", BLOG)).map((name) => `posts/${name}/index.html`);
const pages = ["index.html", ...posts];

for (const path of pages) {
  const html = readFileSync(new URL(path, BLOG), "utf8");

  Deno.test(`blog ${path} has the tag, a language, a title and one h1`, () => {
    assert.equal(count(html, /<script async src="\/small-talk\.js"><\/script>/g), 1);
    assert.match(html, /<html lang="(en|ko)">/);
    assert.match(html, /<title>[^<]+<\/title>/);
    assert.equal(count(html, /<h1[\s>]/g), 1);
    assert.equal(count(html, /<main[\s>]/g), 1);
  });

  Deno.test(`blog ${path} has no script or style of its own`, () => {
    assert.equal(count(html, /<script[\s>]/g), 1, "the tag is the only script");
    assert.doesNotMatch(html, /<style[\s>]|<[^>]+\s(style|on\w+)\s*=|javascript:/i);
  });

  Deno.test(`blog ${path} links only to what is there`, () => {
    for (const [, link = ""] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      if (link.startsWith("https://") || SERVED.includes(link)) continue;
      if (link.startsWith("#")) {
        assert.ok(html.includes(`id="${link.slice(1)}"`), link);
        continue;
      }
      assert.match(link, /^\/(?!\/)/, "an internal link starts at the root");
      const file = new URL(`.${link}${link.endsWith("/") ? "index.html" : ""}`, BLOG);
      assert.ok(statSync(file, { throwIfNoEntry: false })?.isFile(), link);
    }
  });
}

Deno.test("blog lists every post", () => {
  const index = readFileSync(new URL("index.html", BLOG), "utf8");
  assert.ok(posts.length >= 3);
  for (const post of posts) assert.ok(index.includes(`href="/${post.replace("index.html", "")}"`));
});

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
