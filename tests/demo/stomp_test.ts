import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { openSocket } from "../helper/client_socket.ts";
import { freePort } from "../helper/started.ts";

const PROGRAM = fileURLToPath(new URL("../../demo/stomp.ts", import.meta.url));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`the STOMP program serves on PORT until ${signal}, and tells who is there`, async () => {
    const port = freePort();
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", PROGRAM],
      env: { PORT: port },
      stdin: "null",
      stdout: "piped",
    }).spawn();
    try {
      const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
      const line = (await output.read()).value ?? "";
      assert.match(line, new RegExp(`^STOMP at ws://127\\.0\\.0\\.1:${port}/stomp .*\n$`));
      const socket = openSocket("WebSocket", `http://127.0.0.1:${port}`, ["v12.stomp"]);
      const connected = Promise.withResolvers<string>();
      const closed = Promise.withResolvers<number>();
      socket.onopen = () => socket.send("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
      socket.onmessage = ({ data }) => connected.resolve(data);
      socket.onclose = ({ code }) => closed.resolve(code);
      assert.match(await connected.promise, /^CONNECTED\nversion:1.2\n/);
      child.kill(signal);
      assert.equal(await closed.promise, 1012);
      assert.equal((await child.status).code, 0);
      await output.cancel();
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  });
}
