/**
 * Markup in the build.
 *
 * @module
 */
import { equal, throws } from "node:assert/strict";
import { squeezeMarkup } from "../../../widget/build/markup.ts";

Deno.test("markup is put on one line, without space between its tags", () => {
  equal(
    squeezeMarkup("html`\n  <p\n    class=a\n  >\n    <b>x</b>\n  </p>\n`"),
    "html` <p class=a ><b>x</b></p> `",
  );
});

Deno.test("markup keeps the space that stands within a line", () => {
  equal(squeezeMarkup("html`<p>  a <b>b</b> </p>`"), "html`<p>  a <b>b</b> </p>`");
});

Deno.test("markup keeps one space beside what is inserted", () => {
  equal(squeezeMarkup("html`<p>\n  ${a}\n  ${b}\n</p>`"), "html`<p> ${a} ${b} </p>`");
});

Deno.test("markup within markup is squeezed too, other templates are not", () => {
  const within = "html`\n<p>${x ? html`\n<b>\n</b>` : `\n  ${y}\n`}\n</p>`";
  equal(squeezeMarkup(within), "html` <p>${x ? html` <b></b>` : `\n  ${y}\n`} </p>`");
});

Deno.test("markup ends where it ends, whatever its insertions hold", () => {
  const source = "html`<p>${f({ a: '}', b: \"`\" })}\n</p>`; const c = `\n`;";
  equal(squeezeMarkup(source), "html`<p>${f({ a: '}', b: \"`\" })} </p>`; const c = `\n`;");
  equal(squeezeMarkup("html`a\\`\n<p>`"), "html`a\\` <p>`");
});

Deno.test("code without markup stays as it is", () => {
  const source = "const a = `\n  <p>\n`;\n// html\nconst b = 1;\n";
  equal(squeezeMarkup(source), source);
});

Deno.test("markup without an end is refused", () => {
  throws(() => squeezeMarkup("html`<p>"), SyntaxError);
  throws(() => squeezeMarkup("html`<p>${a"), SyntaxError);
});
