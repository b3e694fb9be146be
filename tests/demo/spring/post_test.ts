import assert from "node:assert/strict";

const ROOT = new URL("../../../", import.meta.url);

Deno.test("the post for those who come from Spring shows parts of programs that run", async () => {
  const html = await Deno.readTextFile(new URL("demo/blog/posts/from-spring/index.html", ROOT));
  const blocks = [
    ...html.matchAll(/<pre[^>]*data-program="([^"]+)"[^>]*><code>([\s\S]*?)<\/code>/g),
  ];
  assert.equal(blocks.length, 6);
  for (const [, program = "", code = ""] of blocks) {
    const shown = code.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    const text = await Deno.readTextFile(new URL(program, ROOT));
    assert.ok(flat(text).includes(flat(shown)), `${program} differs from the post:\n${shown}`);
  }
});

/** Without indentation: a part begins at the left. */
function flat(code: string): string {
  return code.replaceAll(/^ +/gm, "");
}
