import assert from "node:assert/strict";

const PAGE = new URL("../../../server/messaging/FROM_SPRING.md", import.meta.url);
const text = await Deno.readTextFile(PAGE);

/** Each block of TypeScript, and the program the words before it link to, if they do. */
function blocks(): readonly { readonly code: string; readonly program: string | undefined }[] {
  return Array.from(
    text.matchAll(/([^\n]*\n[^\n]*)\n\n```ts\n([\s\S]*?)\n```/g),
    ([, ...parts]) => {
      const [before = "", code = ""] = parts;
      return { code, program: /\]\((\S+\.ts)\)\):?$/.exec(before.trim())?.[1] };
    },
  );
}

/** A program as a page shows it: without its head, without exports, imports told from the root. */
function shown(program: string, url: URL): string {
  return withRootedImports(program, url)
    .replace(/^\/\*\*[\s\S]*?\*\/\n/, "")
    .replaceAll(/^export /gm, "")
    .trim();
}

function withRootedImports(code: string, url: URL): string {
  const root = new URL("../../", PAGE).href;
  return code.replaceAll(/from "(\.[^"]+)"/g, (_, specifier: string) => {
    return `from "${new URL(specifier, url).href.slice(root.length)}"`;
  });
}

Deno.test("the page for those who come from Spring shows the programs that run", async () => {
  const programs = blocks().filter(({ program }) => program !== undefined);
  for (const { code, program = "" } of programs) {
    const url = new URL(program, PAGE);
    assert.equal(
      withRootedImports(code, PAGE),
      shown(await Deno.readTextFile(url), url),
      `${program} differs from the page`,
    );
  }
  const shownHere = programs.map(({ program = "" }) => program.replace(/^.*\//, "")).sort();
  const runnable = Array.from(
    Deno.readDirSync(new URL("../../demo/spring/", PAGE)),
    ({ name }) => name,
  )
    .filter((name) => name !== "main.ts");
  assert.deepEqual(shownHere, ["greeting_controller.ts", ...runnable].sort());
});

Deno.test("the page's links lead somewhere", async () => {
  for (const [, target = ""] of text.matchAll(/\]\(([^)#:]+)\)/g)) {
    await Deno.stat(new URL(target, PAGE));
  }
});
