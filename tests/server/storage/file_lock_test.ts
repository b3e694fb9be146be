import { equal, match, throws } from "node:assert/strict";
import { join } from "node:path";
import { lockFile } from "../../../server/storage/file_lock.ts";
import { StoreError } from "../../../server/storage/store.ts";
import { dataDir } from "../../helper/data_dir.ts";

function refusalOf(path: string): StoreError {
  let refusal: unknown;
  throws(() => lockFile(path), (error) => (refusal = error) instanceof StoreError);
  return refusal as StoreError;
}

Deno.test("a locked file is one holder's until they let go, and nobody waits for it", () => {
  using folder = dataDir();
  const path = join(folder.path, "deep", "smalltalk.kv");
  const unlock = lockFile(path);
  equal(refusalOf(path).code, "locked");
  match(refusalOf(path).message, /smalltalk\.kv": another process has it open; stop that one/);
  unlock();
  lockFile(path)();
});

Deno.test("a file is free again when the process that has it is killed", async () => {
  using folder = dataDir();
  const path = join(folder.path, "smalltalk.kv");
  const lock = new URL("../../../server/storage/file_lock.ts", import.meta.url);
  const program = `import { lockFile } from ${JSON.stringify(lock)};
    lockFile(${JSON.stringify(path)}); console.log("locked"); setInterval(() => {}, 1000);`;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", program],
    stdout: "piped",
  }).spawn();
  const output = child.stdout.getReader();
  await output.read();
  equal(refusalOf(path).code, "locked");
  child.kill("SIGKILL");
  await child.status;
  await output.cancel();
  lockFile(path)();
});

Deno.test("a file whose folder cannot be made is told", () => {
  using folder = dataDir();
  Deno.writeTextFileSync(join(folder.path, "file"), "");
  equal(refusalOf(join(folder.path, "file", "smalltalk.kv")).code, "not-writable");
});
