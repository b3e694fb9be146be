/**
 * What authors do is written down, once it is done, whichever way they do it, and nobody else sees it.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { type AuditItem, isAuditPage } from "../../shared/chat/audit.ts";
import { commandOf, joinOf } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { invited } from "../helper/invited.ts";

const room = roomId("/posts/a");

Deno.test("measures, deletions, settings, erasures and changes of authors are in the audit log, and nothing that was said", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const cookie = await site.signIn();
  const second = await invited(site, cookie);
  const keeper = await invited(site, cookie, { name: "Third", role: "moderator" });
  const call = async (method: string, path: string, body?: object, who = cookie) => {
    const response = await site.ask(path, {
      method,
      headers: { cookie: who },
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    const text = await response.text();
    return { status: response.status, text };
  };
  const reader = await site.connect({ passcode: await site.readerToken() });
  const [kept, gone, own] = [newId(random), newId(random), newId(random)];
  for (const id of [kept, gone]) {
    await reader.send(commandOf(joinOf(room), "say"), { id, text: "CANARY" });
  }
  const { you } = await reader.ask<RoomPage>(joinOf(room));
  const author = await site.connect({ cookie });
  await author.send(commandOf(joinOf(room), "say"), { id: own, text: "CANARY" });
  await author.send(commandOf(joinOf(room), "delete"), { id: own });
  const moderator = await site.connect({ cookie: keeper.cookie });
  await moderator.send(commandOf(joinOf(room), "delete"), { id: gone });
  await moderator.send(commandOf(joinOf(room), "delete"), { id: gone });
  const mute = { id: newId(random), message: { room, id: kept }, minutes: 5, reason: "CANARY" };
  equal(await moderator.send("/app/moderation/mute", mute), undefined);
  equal((await moderator.send("/app/moderation/lift", { id: "no" }))?.code, "invalid-body");
  await reader.leave();
  equal((await call("PUT", "/api/sites/garden", { title: "CANARY" })).status, 200);
  equal((await call("PUT", "/api/sites/GARDEN", { title: "x" })).status, 400);
  equal((await call("PUT", `/api/authors/${second.id}/role`, { role: "moderator" })).status, 200);
  equal((await call("DELETE", `/api/readers/${you.id}`)).status, 204);

  const { text } = await call("GET", "/api/audit");
  const page = JSON.parse(text);
  equal(isAuditPage(page), true);
  const told = page.entries.map(({ by, act, detail, author, site }: AuditItem) =>
    [by.name, act, detail ?? author ?? site ?? ""].join(" ")
  ).reverse();
  deepEqual(told, [
    "Author author.invite author",
    "Author author.invite moderator",
    "Third message.delete ",
    "Third reader.mute 5",
    "Author site.change garden",
    "Author author.role moderator",
    "Author reader.erase ",
  ]);
  for (const word of ["CANARY", you.id]) equal(text.includes(word), false, word);
  const hashes = page.entries.map(({ erasedReader }: AuditItem) => erasedReader);
  equal(new Set(hashes.filter((hash: unknown) => hash !== undefined)).size, 1);

  const filtered = await call("GET", `/api/audit?kind=author&by=${page.entries[0].by.id}`);
  equal(JSON.parse(filtered.text).entries.length, 3);
  const csv = await call("GET", "/api/audit?format=csv");
  equal(csv.text.trimEnd().split("\r\n").length, 8);
  ok(csv.text.includes("Third,message.delete"));
  equal((await call("GET", "/api/audit?format=jsonl")).text.trimEnd().split("\n").length, 7);
  equal((await call("GET", "/api/audit?kind=nonsense")).status, 400);
  // Nobody takes anything away, and a moderator does not see it.
  equal((await call("DELETE", "/api/audit")).status, 405);
  equal((await call("GET", "/api/audit", undefined, keeper.cookie)).status, 403);
  await Promise.all([author.leave(), moderator.leave()]);
  await site.stop();
});
