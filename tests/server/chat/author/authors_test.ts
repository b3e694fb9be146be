import { deepEqual, equal, match, rejects } from "node:assert/strict";
import type { OpenedSession } from "../../../../server/chat/author/author_session.ts";
import type { Invitation } from "../../../../shared/chat/author.ts";
import type { Sender } from "../../../../shared/chat/event.ts";
import { MAX_AUTHORS } from "../../../../shared/limit.ts";
import { refusedAs, type TestChat, testChat } from "../../../helper/chat.ts";

const PASSWORD = "correct horse";
const publicUrl = "http://localhost:8080";
const guesser = { address: "home" };

async function owned() {
  const chat = testChat();
  await chat.account.ensurePassword(PASSWORD);
  const { author: owner } = await chat.account.signIn(PASSWORD, guesser);
  return { ...chat, owner };
}

function join(chat: TestChat, { link }: Invitation, password: string): Promise<OpenedSession> {
  const token = new URL(link).hash.replace("#link=", "");
  return chat.account.useLink({ token, password });
}

Deno.test("the owner invites an author, who chooses a password and signs in by name", async () => {
  const chat = await owned();
  const invitation = await chat.authors.invite(chat.owner, { name: " Second ", publicUrl });
  match(invitation.link, /^http:\/\/localhost:8080\/console#link=/);
  deepEqual((await chat.authors.list()).map(({ name, role, invited }) => [name, role, invited]), [
    ["Author", "owner", undefined],
    ["Second", "author", true],
  ]);
  const { author } = await join(chat, invitation, "battery staple");
  deepEqual(author, { kind: "author", id: invitation.author.id, name: "Second" });
  equal((await chat.authors.list())[1]?.invited, undefined);
  for (const name of ["Second", "SECOND", author.id]) {
    deepEqual((await chat.account.signIn("battery staple", guesser, name)).author, author);
  }
  await rejects(join(chat, invitation, "another one"), refusedAs("link-invalid"));
});

Deno.test("one author's password opens no other's session", async () => {
  const chat = await owned();
  const invitation = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const wrong = refusedAs("password-wrong");
  await rejects(chat.account.signIn("", { address: "1" }, "Second"), wrong);
  await rejects(chat.account.signIn(PASSWORD, { address: "2" }, "Second"), wrong);
  await join(chat, invitation, "battery staple");
  await rejects(chat.account.signIn(PASSWORD, { address: "3" }, "Second"), wrong);
  await rejects(chat.account.signIn("battery staple", { address: "4" }), wrong);
  await rejects(chat.account.signIn(PASSWORD, { address: "5" }, "Nobody"), wrong);
  equal((await chat.account.signIn(PASSWORD, { address: "6" }, "Author")).author.id, chat.owner.id);
});

Deno.test("an invited author has no password to be guessed, and cannot do without one", async () => {
  const chat = await owned();
  const { link } = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const token = new URL(link).hash.replace("#link=", "");
  await rejects(chat.account.useLink({ token }), refusedAs("invalid-body"));
  await rejects(chat.account.useLink({ token, name: "Third" }), refusedAs("invalid-body"));
  await rejects(
    chat.account.useLink({ token, name: "author", password: PASSWORD }),
    refusedAs("invalid-body"),
  );
  equal((await chat.account.useLink({ token, password: PASSWORD })).author.name, "Second");
});

Deno.test("the owner stays the owner, whatever the clock says when others come", async () => {
  const chat = await owned();
  for (const name of ["Second", "Third"]) {
    await chat.authors.invite(chat.owner, { name, publicUrl });
    equal((await chat.authors.list())[0]?.id, chat.owner.id);
  }
});

Deno.test("only the owner invites and removes, and nobody removes the owner", async () => {
  const chat = await owned();
  const invitation = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const { author } = await join(chat, invitation, "battery staple");
  const refusals = [
    chat.authors.invite(author, { name: "Third", publicUrl }),
    chat.authors.inviteAgain(author, author.id, publicUrl),
    chat.authors.remove(author, chat.owner.id),
    chat.authors.remove(author, author.id),
    chat.authors.remove(chat.owner, chat.owner.id),
  ];
  for (const refusal of refusals) await rejects(refusal, refusedAs("forbidden"));
  await rejects(chat.authors.remove(chat.owner, "unknown"), refusedAs("not-found"));
  await rejects(chat.authors.inviteAgain(chat.owner, "", publicUrl), refusedAs("not-found"));
});

Deno.test("a removed author is out at once, with every link and session", async () => {
  const chat = await owned();
  const invitation = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const { author, secret } = await join(chat, invitation, "battery staple");
  const again = await chat.authors.inviteAgain(chat.owner, author.id, publicUrl);
  const ended: unknown[] = [];
  chat.sessions.onEnded((event) => ended.push(event));
  await chat.authors.remove(chat.owner, author.id);
  deepEqual(ended, [{ authorId: author.id }]);
  equal(await chat.sessions.find(secret), undefined);
  await rejects(join(chat, again, PASSWORD), refusedAs("link-invalid"));
  const wrong = refusedAs("password-wrong");
  await rejects(chat.account.signIn("battery staple", guesser, "Second"), wrong);
  await rejects(chat.authors.rename(author, "Ghost"), refusedAs("not-found"));
  deepEqual((await chat.authors.list()).length, 1);
});

Deno.test("an author who lost the password chooses another, and keeps the rest", async () => {
  const chat = await owned();
  const first = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const { author, secret } = await join(chat, first, "battery staple");
  const again = await chat.authors.inviteAgain(chat.owner, author.id, publicUrl);
  deepEqual((await join(chat, again, "correct staple")).author, author);
  equal(await chat.sessions.find(secret), undefined);
  await rejects(
    chat.account.signIn("battery staple", guesser, "Second"),
    refusedAs("password-wrong"),
  );
});

Deno.test("no two authors have one name", async () => {
  const chat = await owned();
  const taken = refusedAs("invalid-body");
  await rejects(chat.authors.invite(chat.owner, { name: "AUTHOR", publicUrl }), taken);
  const { author } = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const second = { kind: "author", id: author.id, name: "" } as const;
  await rejects(chat.authors.rename(second, "author"), taken);
  equal((await chat.authors.rename(second, "second")).name, "second");
  equal((await chat.authors.rename(chat.owner, " Me ")).name, "Me");
});

Deno.test("there are so many authors and no more", async () => {
  const chat = await owned();
  for (let n = 1; n < MAX_AUTHORS; n++) {
    await chat.authors.invite(chat.owner, { name: `Author ${n}`, publicUrl });
  }
  await rejects(
    chat.authors.invite(chat.owner, { name: "One more", publicUrl }),
    refusedAs("invalid-body"),
  );
});

Deno.test("of 1,000 guesses at several authors' passwords at most 20 are looked at, and each author gets in", async () => {
  const chat = await owned();
  const invitation = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
  const { author } = await join(chat, invitation, "battery staple");
  const devices = [chat.owner.id, author.id].map((id) =>
    chat.signInLimit.knownDevice(undefined, id)
  );
  const names = [undefined, "Author", "Second", author.id, "Nobody", ""];
  let looked = 0;
  for (let n = 0; n < 1_000; n++) {
    chat.clock.advance(3_600);
    const guesser = { address: `address ${n % 300}` };
    const guess = chat.account.signIn(`guess ${n}`, guesser, names[n % names.length]);
    await guess.catch((error) => {
      if (refusedAs("password-wrong")(error)) looked++;
    });
  }
  equal(looked <= 20 && looked > 0, true, String(looked));
  const [home, office] = devices.map((device) => ({ address: "address 1", device: device ?? "" }));
  equal((await chat.account.signIn(PASSWORD, home ?? guesser)).author.id, chat.owner.id);
  equal(
    (await chat.account.signIn("battery staple", office ?? guesser, "Second")).author.id,
    author.id,
  );
});

Deno.test("a removed author does not come back by a change that was under way", async () => {
  const chat = await owned();
  const steps = [
    (asker: Sender) => chat.authors.rename(asker, "Another"),
    (asker: Sender) => chat.authors.change(asker.id, (author) => author),
    (asker: Sender) => chat.avatars.remove(asker),
    (_asker: Sender, token: string) => chat.account.useLink({ token, password: "another one" }),
  ];
  for (const step of steps) {
    // Each time the change is one turn further when the removal comes.
    for (let turns = 0; turns < 12; turns++) {
      const invitation = await chat.authors.invite(chat.owner, { name: "Second", publicUrl });
      const { author } = await join(chat, invitation, "battery staple");
      const { link } = await chat.authors.inviteAgain(chat.owner, author.id, publicUrl);
      const change = step(author, new URL(link).hash.replace("#link=", "")).catch(() => {});
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      await chat.authors.remove(chat.owner, author.id);
      await change;
      deepEqual((await chat.store.authors()).map(({ id }) => id), [chat.owner.id], `${turns}`);
    }
  }
});
