/**
 * What the owner makes of authors: moderators, authors again, another owner; and links that are taken
 * back.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import {
  INVITATION_LIFE_MS,
  LOGIN_LINK_LIFE_MS,
} from "../../../../server/chat/author/login_link.ts";
import type { Invitation } from "../../../../shared/chat/author.ts";
import { refusedAs, START_MS, type TestChat, testChat } from "../../../helper/chat.ts";

const PASSWORD = "correct horse";
const publicUrl = "http://localhost:8080";

async function owned() {
  const chat = testChat();
  await chat.account.ensurePassword(PASSWORD);
  const { author: owner } = await chat.account.signIn(PASSWORD, { address: "home" });
  const first = await chat.authors.invite(owner, { name: "Second", publicUrl });
  const second = await join(chat, first);
  return { ...chat, owner, second };
}

function join(chat: TestChat, { link }: Invitation) {
  const token = new URL(link).hash.replace("#link=", "");
  return chat.account.useLink({ token, password: "battery staple" });
}

const rolesOf = async ({ authors }: TestChat) =>
  (await authors.list()).map(({ name, role }) => `${name}: ${role}`);

Deno.test("an author becomes a moderator and an author again, and is signed out each time", async () => {
  const chat = await owned();
  const { owner, second: { author, secret } } = chat;
  equal((await chat.authors.setRole(owner, author.id, "moderator")).role, "moderator");
  equal(await chat.sessions.find(secret), undefined);
  const { secret: other, role } = await chat.account.signIn(
    "battery staple",
    { address: "1" },
    "Second",
  );
  equal(role, "moderator");
  await chat.authors.setRole(owner, author.id, "moderator");
  equal((await chat.sessions.find(other))?.role, "moderator");
  await chat.authors.setRole(owner, author.id, "author");
  equal(await chat.sessions.find(other), undefined);
  deepEqual(await rolesOf(chat), ["Author: owner", "Second: author"]);
});

Deno.test("somebody may be invited as a moderator", async () => {
  const chat = await owned();
  const role = "moderator";
  const invitation = await chat.authors.invite(chat.owner, { name: "Third", role, publicUrl });
  equal((await join(chat, invitation)).role, "moderator");
});

Deno.test("the server is handed over, and its owner is one and the same at every moment", async () => {
  const chat = await owned();
  const { owner, second: { author } } = chat;
  await chat.authors.handOver(owner, author.id);
  deepEqual(await rolesOf(chat), ["Second: owner", "Author: author"]);
  await rejects(chat.authors.handOver(owner, author.id), refusedAs("forbidden"));
  await rejects(chat.authors.remove(owner, author.id), refusedAs("forbidden"));
  // Who signs in without a name is the owner.
  equal((await chat.account.signIn("battery staple", { address: "1" })).author.id, author.id);
  await chat.authors.handOver(author, owner.id);
  deepEqual(await rolesOf(chat), ["Author: owner", "Second: author"]);
  await chat.authors.remove(owner, author.id);
  deepEqual(await rolesOf(chat), ["Author: owner"]);
});

Deno.test("nobody but the owner says what others are, and the owner is nothing less by it", async () => {
  const chat = await owned();
  const { owner, second: { author } } = chat;
  const { author: third } = await chat.authors.invite(owner, { name: "Third", publicUrl });
  for (
    const [refusal, code] of [
      [chat.authors.setRole(author, owner.id, "moderator"), "forbidden"],
      [chat.authors.setRole(author, author.id, "author"), "forbidden"],
      [chat.authors.setRole(owner, owner.id, "moderator"), "forbidden"],
      [chat.authors.setRole(owner, "unknown", "author"), "not-found"],
      [chat.authors.handOver(author, author.id), "forbidden"],
      [chat.authors.handOver(owner, owner.id), "invalid-body"],
      [chat.authors.handOver(owner, third.id), "invalid-body"],
      [chat.authors.handOver(owner, "unknown"), "not-found"],
      [chat.authors.revoke(author, third.id), "forbidden"],
      [chat.authors.revoke(owner, author.id), "not-found"],
      [chat.authors.revoke(owner, "unknown"), "not-found"],
    ] as const
  ) await rejects(refusal, refusedAs(code));
  deepEqual(await rolesOf(chat), ["Author: owner", "Second: author", "Third: author"]);
});

Deno.test("of the links for an author the newest counts, until it is taken back", async () => {
  const chat = await owned();
  const { owner } = chat;
  const first = await chat.authors.invite(owner, { name: "Third", publicUrl });
  equal(first.expiresAt, START_MS + INVITATION_LIFE_MS);
  const again = await chat.authors.inviteAgain(owner, first.author.id, publicUrl);
  await rejects(join(chat, first), refusedAs("link-invalid"));
  await chat.authors.revoke(owner, first.author.id);
  await rejects(join(chat, again), refusedAs("link-invalid"));
  const third = await chat.authors.inviteAgain(owner, first.author.id, publicUrl);
  equal((await join(chat, third)).author.name, "Third");
  const lost = await chat.authors.inviteAgain(owner, first.author.id, publicUrl);
  equal(lost.expiresAt, START_MS + LOGIN_LINK_LIFE_MS);
});

Deno.test("until when a link counts, the owner alone is told", async () => {
  const chat = await owned();
  const { owner, second: { author } } = chat;
  await chat.authors.invite(owner, { name: "Third", publicUrl });
  const shown = async (asker?: { id: string }) =>
    (await chat.authors.list(asker)).map(({ linkExpiresAt }) => linkExpiresAt);
  deepEqual(await shown(owner), [undefined, undefined, START_MS + INVITATION_LIFE_MS]);
  for (const asker of [author, undefined]) deepEqual(await shown(asker), Array(3).fill(undefined));
  chat.clock.advance(INVITATION_LIFE_MS);
  deepEqual(await shown(owner), Array(3).fill(undefined));
});

Deno.test("a new name counts in everything an author has open", async () => {
  const chat = await owned();
  const { second: { author } } = chat;
  await chat.authors.rename(author, "Renamed");
  equal(chat.liveAuthors.now(author).name, "Renamed");
});
