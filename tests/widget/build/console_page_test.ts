/**
 * The console's page.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { consolePage } from "../../../widget/build/console_page.ts";

const { path, bytes } = consolePage({ "console.js": ["assets/console-HASH.js", "assets/part.js"] });
const page = new TextDecoder().decode(bytes);

Deno.test("the console's page is named console.html, whatever its script is named", () => {
  equal(path, "console.html");
});

Deno.test("the console's page loads the hashed script, and no other", () => {
  deepEqual([...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag), [
    '<script type="module" src="assets/console-HASH.js">',
  ]);
});

Deno.test("the console's page has no script or style of its own, so a strict policy lets it be", () => {
  deepEqual(page.match(/<style|\sstyle=|\son\w+=|<script[^>]*>[^<]/g), null);
});

Deno.test("the console's page asks search engines to stay away", () => {
  equal(page.includes('<meta name="robots" content="noindex">'), true);
});
