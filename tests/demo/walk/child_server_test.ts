import assert from "node:assert/strict";
import { ChildServer, freePort } from "../../../demo/walk/child_server.ts";
import { isThere } from "../../helper/is_there.ts";

const program = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const SERVES = `
  console.log([
    "smallTalk is ready at http://localhost:" + Deno.env.get("PORT"),
    "This link works once:\\n  http://localhost/console#link=TOKEN",
    Deno.env.get("DATA_DIR") + " " + Deno.env.get("WORD") + " " + Deno.env.get("STORE"),
    Deno.readTextFileSync(Deno.env.get("SITES_FILE")),
  ].join("\\n"));
  setInterval(() => {}, 1_000);
`;

Deno.test("the walk's server runs with a folder of its own, and leaves nothing behind", async () => {
  const port = freePort();
  const sitesFile = { sites: [] };
  const settings = { WORD: "hello" };
  const options = { program: program(SERVES), settings, sitesFile, store: "kv" } as const;
  const server = new ChildServer({ port, ...options });
  assert.equal(server.origin, `http://localhost:${port}`);
  assert.equal(await isThere(server.dataDir), true);
  await server.start();
  await server.stop("SIGKILL");
  assert.equal(server.linkToken, "TOKEN");
  assert.match(server.output, new RegExp(`^${server.dataDir} hello kv$`, "m"));
  assert.match(server.output, /^\{"sites":\[\]\}$/m);
  await server.start();
  const { success, line } = await server.run("task/rotate_keys.ts");
  assert.deepEqual([success, line.startsWith("Tokens are signed")], [true, true]);
  const refused = await server.run("task/rotate_keys.ts", "one too many");
  assert.deepEqual(
    [refused.success, refused.line],
    [false, 'Cannot use the argument "one too many".'],
  );
  assert.equal((await server.run("start.ts", "--help")).line, "Usage: deno task start");
  await Promise.all([server.remove(), server.remove()]);
  assert.equal(await isThere(server.folder), false);
  await assert.rejects(server.start(), /removed/);
});

Deno.test("a server that ends instead of serving says why, and is removed as well", async () => {
  const server = new ChildServer({ port: freePort(), program: program(`throw "no room here"`) });
  await assert.rejects(server.start(), /ended instead of serving:[\s\S]*no room here/);
  assert.equal(server.linkToken, undefined);
  await server.remove();
  assert.equal(await isThere(server.dataDir), false);
});

Deno.test("another server of the same kind has a folder and a port of its own", async () => {
  const server = new ChildServer({ port: freePort(), program: program(SERVES), store: "memory" });
  const other = server.another();
  try {
    assert.deepEqual([other.store, other.origin === server.origin], ["memory", false]);
    assert.notEqual(other.folder, server.folder);
    // Without a file of sites the program ends: it is the same one.
    await assert.rejects(other.start(), /SITES_FILE|NotFound|ended instead/);
  } finally {
    await Promise.all([server.remove(), other.remove()]);
  }
});
