import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { freePort } from "../helper/started.ts";

const PROGRAM = fileURLToPath(new URL("../../demo/sockjs.ts", import.meta.url));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`the SockJS program serves on PORT until ${signal}, and tells who is there`, async () => {
    const port = freePort();
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", PROGRAM],
      env: { PORT: port },
      stdin: "null",
      stdout: "piped",
    }).spawn();
    try {
      const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
      assert.equal((await output.read()).value, `SockJS at http://127.0.0.1:${port}/echo\n`);
      const post = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { method: "POST" });
      assert.equal(await (await post("/echo/0/a/xhr")).text(), "o\n");
      const waiting = await post("/echo/0/a/xhr");
      child.kill(signal);
      assert.equal(await waiting.text(), 'c[1012,"the server restarts"]\n');
      assert.equal((await child.status).code, 0);
      await output.cancel();
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  });
}
