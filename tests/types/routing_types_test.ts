import assert from "node:assert/strict";

/** What the compiler says about a file beside this one: "TS2551 at line 25", in order. */
async function faultsOf(file: URL): Promise<string[]> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["check", "--config", new URL("../../deno.json", import.meta.url).pathname, file.href],
    env: { NO_COLOR: "1" },
    stdout: "null",
    stderr: "piped",
  });
  const { success, stderr } = await command.output();
  const said = new TextDecoder().decode(stderr);
  const faults = Array.from(
    said.matchAll(/^(TS\d+) \[ERROR\][^]*?\n {4}at file:\S+?:(\d+):\d+$/gm),
    ([, code, line]) => `${code} at line ${line}`,
  );
  assert.equal(success, faults.length === 0, said);
  return faults.sort();
}

Deno.test("handlers and routes as they are meant type-check", async () => {
  assert.deepEqual(await faultsOf(new URL("./accepted.ts", import.meta.url)), []);
});

Deno.test("misspelt variables, unbound destinations and wrong bodies do not type-check", async () => {
  const source = await Deno.readTextFile(new URL("./refused.ts", import.meta.url));
  const expected: string[] = [];
  const lines = source.split("\n").map((line, index) => {
    const code = /@ts-expect-error (TS\d+):/.exec(line)?.[1];
    if (code === undefined) return line;
    expected.push(`${code} at line ${index + 2}`);
    return "";
  });
  assert.ok(expected.length > 40);
  const beside = (path: string) => new URL(path, import.meta.url).href;
  const bare = lines.join("\n").replaceAll(
    / from "(\.[^"]+)"/g,
    (_, path) => ` from "${beside(path)}"`,
  );
  const folder = await Deno.makeTempDir();
  try {
    const file = new URL(`file://${folder}/refused.ts`);
    await Deno.writeTextFile(file, bare);
    assert.deepEqual(await faultsOf(file), expected.sort());
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
