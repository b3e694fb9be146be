import { deepEqual, equal, rejects } from "node:assert/strict";
import { CONFIRMATION_LIFE_MS } from "../../../../server/chat/author/confirmation.ts";
import { refusedAs, testChat } from "../../../helper/chat.ts";
import { SoftwareAuthenticator } from "../../../helper/software_authenticator.ts";

const PASSWORD = "correct horse";
const ORIGIN = "https://talk.example";
const guesser = { address: "home" };

async function owned(ownerIsSet = false) {
  const chat = testChat({ publicUrl: ORIGIN, ownerIsSet });
  await chat.account.ensurePassword(PASSWORD);
  const me = await chat.account.signIn(PASSWORD, guesser);
  return { ...chat, me };
}

Deno.test("another password takes the place of the old one, and ends all sessions but this one", async () => {
  const { account, ownAccount, sessions, me } = await owned();
  const other = await account.signIn(PASSWORD, guesser);
  await ownAccount.changePassword(me, { old: PASSWORD, password: "battery staple" }, guesser);
  equal((await sessions.find(me.secret))?.author.id, me.author.id);
  equal(await sessions.find(other.secret), undefined);
  await rejects(account.signIn(PASSWORD, guesser), refusedAs("password-wrong"));
  equal((await account.signIn("battery staple", guesser)).author.id, me.author.id);
});

Deno.test("the old password is asked for, and guessed at no more often than at the door", async () => {
  const { ownAccount, me } = await owned();
  const change = (old?: string) =>
    ownAccount.changePassword(
      me,
      { ...old !== undefined && { old }, password: "battery staple" },
      guesser,
    );
  await rejects(change(), refusedAs("password-wrong"));
  for (let n = 0; n < 4; n++) await rejects(change(`guess ${n}`), refusedAs("password-wrong"));
  await rejects(change(PASSWORD), refusedAs("too-fast"));
  await rejects(
    ownAccount.changePassword(me, { old: PASSWORD, password: "short" }, guesser),
    refusedAs("invalid-body"),
  );
});

Deno.test("the owner's password that stands in the settings is changed there", async () => {
  const { ownAccount, me } = await owned(true);
  const change = { old: PASSWORD, password: "battery staple" };
  await rejects(ownAccount.changePassword(me, change, guesser), refusedAs("forbidden"));
});

Deno.test("who has no password yet proves lately who they are, and chooses one", async () => {
  const { account, authors, ownAccount, sessions, clock, me } = await owned();
  await authors.change(me.author.id, (author) => ({ ...author, passwordHash: "" }));
  equal(await ownAccount.hasPassword(me.author.id), false);
  clock.advance(CONFIRMATION_LIFE_MS);
  const password = "battery staple";
  const old = await sessions.find(me.secret) ?? me;
  await rejects(ownAccount.changePassword(old, { password }, guesser), refusedAs("confirm-needed"));
  await sessions.confirm(me.sessionHash);
  const fresh = await sessions.find(me.secret) ?? me;
  await ownAccount.changePassword(fresh, { password }, guesser);
  equal((await account.signIn(password, guesser)).author.id, me.author.id);
});

Deno.test("an author proves again who they are, with a password or a passkey of their own", async () => {
  const { ownAccount, passkeys, sessions, clock, me } = await owned();
  const confirmedAt = async () => (await sessions.find(me.secret))?.confirmedAt;
  const start = await confirmedAt();
  clock.advance(CONFIRMATION_LIFE_MS);
  await rejects(
    ownAccount.confirm(me, { password: "wrong" }, guesser),
    refusedAs("password-wrong"),
  );
  equal(await confirmedAt(), start);
  await ownAccount.confirm(me, { password: PASSWORD }, guesser);
  equal(await confirmedAt(), clock.now());

  clock.advance(CONFIRMATION_LIFE_MS);
  const use = { kind: "confirm", bound: me.sessionHash } as const;
  const device = async (author: { id: string; name: string }) => {
    const made = await SoftwareAuthenticator.make(ORIGIN);
    const register = { kind: "register", bound: "s" } as const;
    const asked = await passkeys.creationOptions(author, register) as { challenge: string };
    const credential = await made.create(asked);
    await passkeys.keep(await passkeys.proveNew({ name: "Phone", credential }, register));
    return made;
  };
  const ask = async () => await passkeys.requestOptions(use) as { challenge: string };
  const theirs = await device({ id: "another", name: "Other" });
  await rejects(
    ownAccount.confirm(me, { credential: await theirs.get(await ask()) }, guesser),
    refusedAs("passkey-wrong"),
  );
  const own = await device(me.author);
  await ownAccount.confirm(me, { credential: await own.get(await ask()) }, guesser);
  deepEqual(await confirmedAt(), clock.now());
});

Deno.test("a session that has ended is not confirmed back to life", async () => {
  const { ownAccount, sessions, me } = await owned();
  await sessions.endAll(me.author.id);
  await rejects(
    ownAccount.confirm(me, { password: PASSWORD }, guesser),
    refusedAs("signed-out"),
  );
  equal(await sessions.find(me.secret), undefined);
});
