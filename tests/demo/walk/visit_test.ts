import assert from "node:assert/strict";
import { ChildServer } from "../../../demo/walk/child_server.ts";
import { Narrator } from "../../../demo/walk/narrator.ts";
import { cookiesOf, Visit } from "../../../demo/walk/visit.ts";
import type { AuthorGrant } from "../../../shared/chat/event.ts";
import { chatSite, PASSWORD } from "../../helper/chat_site.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { isThere } from "../../helper/is_there.ts";

Deno.test("visit signs the author in, lets readers come, and calls the API as either", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const port = Number(new URL(site.origin).port);
  const server = new ChildServer({ port });
  const visit = new Visit(new Narrator(() => {}), server);
  assert.equal((await visit.signIn("/api/session", { password: "wrong" })).status, 401);
  assert.equal(visit.cookie, "");
  assert.equal((await visit.signIn("/api/session", { password: PASSWORD })).status, 200);
  const { status, body } = await visit.callAsAuthor<AuthorGrant>("/api/session");
  assert.deepEqual([status, body.author.kind], [200, "author"]);
  assert.equal((await visit.call("/api/session")).status, 401);
  assert.match((await visit.call<string>("/")).body, /<html/);

  const reader = await visit.reader();
  const elsewhere = await visit.reader("192.0.2.1");
  assert.notEqual(elsewhere.id, reader.id);
  await visit.author();
  await visit.part();
  await visit.reader();
  await Deno.mkdir(`${server.dataDir}/deep`);
  await Deno.writeTextFile(`${server.dataDir}/deep/file`, "a canary here");
  assert.deepEqual([await visit.filesWith("canary"), await visit.filesWith("cat")], [1, 0]);
  const another = visit.elsewhere(new ChildServer({ port }));
  await visit.end();
  const folders = [server.folder, another.server.folder];
  assert.deepEqual(await Promise.all(folders.map(isThere)), [false, false]);
  await site.stop();
});

Deno.test("cookies go back as they came, without what is for the browser", () => {
  const headers = new Headers();
  headers.append("set-cookie", "a=1; Path=/; HttpOnly");
  headers.append("set-cookie", "b=2; Secure");
  assert.equal(cookiesOf(headers), "a=1; b=2");
});
