/**
 * The command an operator types, as a process: it starts, stops, and says what is in its way.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import { relative } from "node:path";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`start serves, and ends with 0 after ${signal}`, async () => {
    using folder = dataDir();
    await using server = new Started({ PORT: freePort(), DATA_DIR: folder.path });
    await server.ready();
    const tag = await fetch(`http://127.0.0.1:${server.port}/small-talk.js`);
    match(tag.headers.get("content-type") ?? "", /^text\/javascript/);
    await tag.body?.cancel();
    const reader = await fetch(`http://127.0.0.1:${server.port}/api/reader`, { method: "POST" });
    equal(typeof (await reader.json()).token, "string");

    server.kill(signal);
    const { code, output } = await server.ended();
    equal(code, 0, output);
    match(output, new RegExp(`^smallTalk is ready at http://localhost:${server.port}\n`));
    match(output, /<script async src="http:\/\/localhost:\d+\/small-talk\.js"><\/script>/);
    match(output, /This link works once:\n {2}http:\/\/localhost:\d+\/console#link=/);
    match(output, new RegExp(`info {2}stopping signal=${signal}\n.*info {2}stopped\n$`));
  });
}

Deno.test("start, killed at once, leaves no server behind", async () => {
  using folder = dataDir();
  const settings = { PORT: freePort(), DATA_DIR: folder.path };
  const first = new Started(settings);
  await first.ready();
  first.kill("SIGKILL");
  await first.ended();
  await using second = new Started(settings);
  await second.ready();
});

Deno.test("start keeps the keys and the data where only their owner can read them", async () => {
  using folder = dataDir();
  const data = `${folder.path}/made/by/start`;
  await using server = new Started({ PORT: freePort(), DATA_DIR: data });
  await server.ready();
  for (const name of ["keys.json", "smalltalk.db"]) {
    const { mode } = await Deno.stat(`${data}/${name}`);
    equal((mode ?? 0) & 0o777, 0o600, name);
  }
});

Deno.test("start reads the file of sites, wherever it is, or says what is wrong in it", async () => {
  using folder = dataDir();
  const sites = `${folder.path}/sites.json`;
  await Deno.writeTextFile(sites, '{"sites":[{"id":"aside","title":"Aside"}]}');
  const data = `${folder.path}/data`;
  const settings = { PORT: freePort(), DATA_DIR: data, SITES_FILE: relative(Deno.cwd(), sites) };
  await using server = new Started(settings);
  await server.ready();
  const site = await fetch(`http://127.0.0.1:${server.port}/api/site?site=aside`);
  equal((await site.json()).title, "Aside");
  server.kill("SIGTERM");
  await server.ended();

  await Deno.writeTextFile(sites, '{"sites":[{"id":"Aside"},{"id":"a","title":5}]}');
  const { code, output } = await new Started(settings).ended();
  equal(code, 1);
  match(
    output,
    /sites\.json" as SITES_FILE: sites\[0\]\.id: .*\n.*SITES_FILE: sites\[1\]\.title: /,
  );
});

Deno.test("start says which port is in use and ends with 1", async () => {
  using folder = dataDir();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const { code, output } = await new Started({ PORT: String(port), DATA_DIR: folder.path }).ended();
  equal(code, 1);
  equal(
    output,
    `Cannot listen on 127.0.0.1:${port}: the port is in use. ` +
      "Stop the other program, or set PORT to a free port.\n",
  );
});

Deno.test("start refuses a data folder that another server has open", async () => {
  using folder = dataDir();
  await using first = new Started({ PORT: freePort(), DATA_DIR: folder.path });
  await first.ready();
  const { code, output } = await new Started({ PORT: freePort(), DATA_DIR: folder.path }).ended();
  equal(code, 1);
  match(output, /^Cannot open ".*smalltalk\.db": another process has it open.*\n$/);
});

Deno.test("start says when the data folder cannot be written and ends with 1", async () => {
  using folder = dataDir();
  const file = `${folder.path}/file`;
  await Deno.writeTextFile(file, "");
  const { code, output } = await new Started({ PORT: freePort(), DATA_DIR: `${file}/data` })
    .ended();
  equal(code, 1);
  match(output, /^Cannot .*file\/data.*\n$/);
});
