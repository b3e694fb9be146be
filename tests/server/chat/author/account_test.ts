import { deepEqual, equal, notEqual, rejects } from "node:assert/strict";
import { createLoginLink } from "../../../../server/chat/author/login_link.ts";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import { Passwords } from "../../../../server/chat/author/password.ts";
import { CHEAP, random, refusedAs, type TestChat, testChat } from "../../../helper/chat.ts";
import { newStore } from "../../../helper/new_store.ts";

const PASSWORD = "correct horse";
const guesser = { address: "home" };

function linkTokenOf({ keyring, clock }: TestChat): string {
  const link = createLoginLink({ publicUrl: "http://localhost", keyring, clock, random });
  return new URL(link).hash.replace("#link=", "");
}

async function owned(): Promise<TestChat> {
  const chat = testChat();
  await chat.account.useLink({ token: linkTokenOf(chat), name: "Me", password: PASSWORD });
  return chat;
}

Deno.test("the first link makes the owner and signs them in", async () => {
  const chat = testChat();
  equal(await chat.account.exists(), false);
  const opened = await chat.account.useLink({
    token: linkTokenOf(chat),
    name: " Me ",
    password: PASSWORD,
  });
  equal(opened.author.name, "Me");
  equal(await chat.account.exists(), true);
  deepEqual((await chat.sessions.find(opened.secret))?.author, opened.author);
  const [owner] = await chat.store.authors();
  equal(JSON.stringify(owner).includes(PASSWORD), false);
});

Deno.test("a link counts once, also for two who use it at the same moment", async () => {
  const chat = await owned();
  const token = linkTokenOf(chat);
  const uses = await Promise.allSettled([
    chat.account.useLink({ token }),
    chat.account.useLink({ token }),
  ]);
  deepEqual(uses.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  await rejects(chat.account.useLink({ token }), refusedAs("link-invalid"));
});

Deno.test("a link that is damaged or too old is refused", async () => {
  const chat = await owned();
  const token = linkTokenOf(chat);
  await rejects(chat.account.useLink({ token: token + "A" }), refusedAs("link-invalid"));
  await rejects(chat.account.useLink({ token: "" }), refusedAs("link-invalid"));
  chat.clock.advance(60 * 60_000);
  await rejects(chat.account.useLink({ token }), refusedAs("link-invalid"));
});

Deno.test("a link is not used up by what is missing or unfit", async () => {
  const chat = testChat();
  const token = linkTokenOf(chat);
  const unfit = [
    {},
    { name: "Me" },
    { password: PASSWORD },
    { name: " ", password: PASSWORD },
    { name: "Me", password: "123456789" },
    { name: "Me", password: "x".repeat(201) },
  ];
  for (const given of unfit) {
    await rejects(chat.account.useLink({ token, ...given }), refusedAs("invalid-body"));
  }
  equal(await chat.account.exists(), false);
  await chat.account.useLink({ token, name: "Me", password: PASSWORD });
});

Deno.test("a later link signs the same owner in, and leaves alone what it does not bring", async () => {
  const chat = await owned();
  const before = await chat.account.signIn(PASSWORD, guesser);
  const opened = await chat.account.useLink({ token: linkTokenOf(chat), name: "Myself" });
  deepEqual(opened.author, { ...before.author, name: "Myself" });
  notEqual(await chat.sessions.find(before.secret), undefined);
  await chat.account.signIn(PASSWORD, guesser);
});

Deno.test("a new password ends all other sessions, and the old password", async () => {
  const chat = await owned();
  const before = await chat.account.signIn(PASSWORD, guesser);
  const opened = await chat.account.useLink({
    token: linkTokenOf(chat),
    password: "battery staple",
  });
  equal(await chat.sessions.find(before.secret), undefined);
  notEqual(await chat.sessions.find(opened.secret), undefined);
  await rejects(chat.account.signIn(PASSWORD, guesser), refusedAs("password-wrong"));
  await chat.account.signIn("battery staple", guesser);
});

Deno.test("a password that does not fit is refused in the same words as one that was never set", async () => {
  const messageOf = (chat: TestChat, password: string) =>
    chat.account.signIn(password, guesser).then(String, (error) => error.message);
  const unset = await messageOf(testChat(), PASSWORD);
  const chat = await owned();
  equal(await messageOf(chat, "wrong password"), unset);
  equal(await messageOf(chat, "x".repeat(100_000)), unset);
});

Deno.test("guesses are limited, and a right one is not held back by one's own earlier successes", async () => {
  const chat = await owned();
  for (let time = 0; time < 20; time++) await chat.account.signIn(PASSWORD, guesser);
  for (let time = 0; time < 5; time++) {
    await rejects(chat.account.signIn("wrong password", guesser), refusedAs("password-wrong"));
  }
  await rejects(chat.account.signIn(PASSWORD, guesser), refusedAs("too-fast"));
  chat.clock.advance(10 * 60_000);
  await chat.account.signIn(PASSWORD, guesser);
});

Deno.test("a password hashed at an older cost is hashed again at the next sign-in", async () => {
  const chat = await owned();
  const [owner] = await chat.store.authors();
  const old = await new Passwords(random, { ...CHEAP, logN: 3 }).hash(PASSWORD);
  await chat.store.putAuthor({ ...owner, id: "a", name: "A", createdAt: 0, passwordHash: old });
  await chat.account.signIn(PASSWORD, guesser);
  equal((await chat.store.authors())[0]?.passwordHash.startsWith("$scrypt$ln=4,"), true);
  await chat.account.signIn(PASSWORD, guesser);
});

Deno.test("a password given by setting makes the owner, and changes only when it does not fit", async () => {
  const chat = testChat();
  await chat.account.ensurePassword(PASSWORD);
  const opened = await chat.account.signIn(PASSWORD, guesser);
  equal(opened.author.name, "Author");
  const hash = (await chat.store.authors())[0]?.passwordHash;

  await chat.account.ensurePassword(PASSWORD);
  equal((await chat.store.authors())[0]?.passwordHash, hash);
  notEqual(await chat.sessions.find(opened.secret), undefined);

  await chat.account.ensurePassword("battery staple");
  equal(await chat.sessions.find(opened.secret), undefined);
  deepEqual((await chat.account.signIn("battery staple", guesser)).author, opened.author);
  await rejects(chat.account.ensurePassword("short"), refusedAs("invalid-body"));
});

Deno.test("a password by setting may wait for who signs in first, and counts for them", async () => {
  const chat = testChat();
  chat.account.ensurePasswordLater(PASSWORD);
  deepEqual(await chat.store.authors(), []);
  await Promise.all([
    chat.account.signIn(PASSWORD, guesser),
    rejects(chat.account.signIn("wrong password", guesser), refusedAs("password-wrong")),
  ]);
  const hash = (await chat.store.authors())[0]?.passwordHash;
  await chat.account.signIn(PASSWORD, guesser);
  equal((await chat.store.authors())[0]?.passwordHash, hash);
});

Deno.test("instances that make the owner at the same moment make one", async () => {
  const shared = { keyring: newKeyring(random), store: newStore({ random }) };
  const [one, other] = [testChat(shared), testChat(shared)];
  await Promise.all([one, other].map(({ account }) => account.ensurePassword(PASSWORD)));
  const authors = await shared.store.authors();
  equal(authors.length, 1);
  equal(authors[0]?.id.length, 22);
  await other.account.signIn(PASSWORD, guesser);
});

Deno.test("who signs in with the old password while a new one is set is not signed in after it", async () => {
  for (let turns = 0; turns < 40; turns++) {
    const chat = await owned();
    const token = linkTokenOf(chat);
    const old = chat.account.signIn(PASSWORD, guesser).catch(() => undefined);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    const { author, secret } = await chat.account.useLink({ token, password: "battery staple" });
    const opened = await old;
    equal(await chat.sessions.find(opened?.secret ?? ""), undefined, `${turns}`);
    deepEqual((await chat.sessions.find(secret))?.author, author);
  }
});

Deno.test("a session that was opened with the old password is not found after a new one is set", async () => {
  const chat = await owned();
  const hashing = Promise.withResolvers<void>();
  const { verify } = Passwords.prototype;
  // The guess is being looked at for long.
  Passwords.prototype.verify = async function (...args) {
    const found = await verify.apply(this, args);
    await hashing.promise;
    return found;
  };
  try {
    const old = chat.account.signIn(PASSWORD, guesser);
    await chat.account.useLink({ token: linkTokenOf(chat), password: "battery staple" });
    hashing.resolve();
    await rejects(old, refusedAs("password-wrong"));
  } finally {
    Passwords.prototype.verify = verify;
  }
});
