/**
 * The style sheets of the build.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { minifySheets, minifyStyles } from "../../../widget/build/style.ts";
import { withBundler } from "../../helper/bundler.ts";

const CASES = [
  {
    rule: "a css template is minified",
    source: "const s = css`\n  a {\n    color: red;\n  }\n`;",
    minified: "const s = css`a{color:red}`;",
  },
  {
    rule: "a template marked as css is minified, each in its place",
    source: "f(/* css */ `a { top: 0px }`, css`b { left: 0px }`);",
    minified: "f(/* css */ `a{top:0}`, css`b{left:0}`);",
  },
  {
    rule: "a template that is no style sheet is left alone",
    source: "html`<p>  a { color: red; }  </p>`; `b { top: 0px }`",
    minified: "html`<p>  a { color: red; }  </p>`; `b { top: 0px }`",
  },
  {
    rule: "a style sheet with an insertion or an escape is left alone",
    source: 'css`a { top: ${top} }`; css`b::after { content: "\\\\2014" }`',
    minified: 'css`a { top: ${top} }`; css`b::after { content: "\\\\2014" }`',
  },
  {
    rule: "nesting stays: the browsers we support know it",
    source: "css`a { &:hover { color: red } }`",
    minified: "css`a{&:hover{color:red}}`",
  },
];

for (const { rule, source, minified } of CASES) {
  Deno.test(rule, async () => {
    equal(await withBundler(() => minifySheets(source)), minified);
  });
}

Deno.test("the bundler minifies the style sheets below the folder it is told, and no others", async () => {
  const folder = await mkdtemp(join(tmpdir(), "style-"));
  const sheet = "export const s = /* css */ `a {  top: 0px  }`;";
  try {
    await mkdir(join(folder, "widget"));
    await mkdir(join(folder, "other"));
    await writeFile(join(folder, "widget", "a.ts"), sheet);
    await writeFile(join(folder, "other", "b.ts"), sheet);
    const { outputFiles } = await withBundler(() =>
      build({
        entryPoints: [join(folder, "widget", "a.ts"), join(folder, "other", "b.ts")],
        outdir: folder,
        write: false,
        plugins: [minifyStyles(join(folder, "widget"))],
      })
    );
    match(outputFiles[0]?.text ?? "", /`a\{top:0\}`/);
    match(outputFiles[1]?.text ?? "", /`a \{ {2}top: 0px {2}\}`/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
