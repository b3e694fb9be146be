/**
 * Passkeys are believed when all of it fits, once, and for what they were asked.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { SIGN_IN } from "../../../../server/chat/author/account.ts";
import { CHALLENGE_LIFE_MS } from "../../../../server/chat/author/passkey_challenge.ts";
import { MAX_PASSKEYS } from "../../../../server/chat/author/passkeys.ts";
import { refusedAs, testChat } from "../../../helper/chat.ts";
import { type Forgery, SoftwareAuthenticator } from "../../../helper/software_authenticator.ts";

const PASSWORD = "correct horse";
const ORIGIN = "https://talk.example";
const REGISTER = { kind: "register", bound: "session" } as const;
const guesser = { address: "home" };

type Asked = { challenge: string };

async function owned(publicUrl = ORIGIN) {
  const chat = testChat({ publicUrl });
  await chat.account.ensurePassword(PASSWORD);
  const me = await chat.account.signIn(PASSWORD, guesser);
  return { ...chat, me, owner: me.author };
}

type Owned = Awaited<ReturnType<typeof owned>>;

async function register({ passkeys, owner }: Owned, name = "Laptop", forged: Forgery = {}) {
  const device = await SoftwareAuthenticator.make(ORIGIN);
  const asked = await passkeys.creationOptions(owner, REGISTER) as Asked;
  const credential = await device.create(asked, forged);
  await passkeys.keep(await passkeys.proveNew({ name, credential }, REGISTER));
  return device;
}

Deno.test("an author signs in with a passkey, which says when it was used", async () => {
  const chat = await owned();
  const device = await register(chat);
  chat.clock.advance(1_000);
  const asked = await chat.passkeys.requestOptions(SIGN_IN) as Asked;
  const opened = await chat.account.signInWithPasskey(await device.get(asked), guesser);
  deepEqual(opened.author, chat.owner);
  const [passkey] = await chat.passkeys.list(chat.owner.id);
  deepEqual([passkey?.name, passkey?.usedAt], ["Laptop", chat.clock.now()]);
});

Deno.test("what is asked for needs the person and names the host, and no passkey that is there already", async () => {
  const chat = await owned();
  const { id } = await register(chat);
  const made = JSON.stringify(await chat.passkeys.creationOptions(chat.owner, REGISTER));
  for (
    const part of [
      '"rp":{"name":"smallTalk","id":"talk.example"}',
      '"residentKey":"required"',
      '"userVerification":"required"',
      `"excludeCredentials":[{"id":"${id}"`,
      '"attestation":"none"',
    ]
  ) equal(made.includes(part), true, part);
  const used = await chat.passkeys.requestOptions(SIGN_IN) as Record<string, unknown>;
  deepEqual([used["rpId"], used["userVerification"]], ["talk.example", "required"]);
  equal("allowCredentials" in used && used["allowCredentials"] !== undefined, false);
});

Deno.test("a passkey of another origin or host, without its person, or signed for something else is refused", async () => {
  const chat = await owned();
  const device = await register(chat);
  const forgeries: readonly Forgery[] = [
    { origin: "https://evil.example" },
    { origin: "https://talk.example.evil.example" },
    { origin: "http://talk.example" },
    { rpId: "evil.example" },
    { rpId: "example" },
    { type: "webauthn.create" },
    { flags: 0x01 },
    { flags: 0x04 },
    { flags: 0 },
    { tamper: true },
    { userHandle: "bm9ib2R5" },
  ];
  const wrong = refusedAs("passkey-wrong");
  for (const forged of forgeries) {
    const asked = await chat.passkeys.requestOptions(SIGN_IN) as Asked;
    const credential = await device.get(asked, forged);
    await rejects(chat.passkeys.prove(credential, SIGN_IN), wrong, JSON.stringify(forged));
  }
  for (const { tamper, userHandle, ...forged } of forgeries) {
    if (tamper !== undefined || userHandle !== undefined) continue;
    const kind = forged.type === undefined ? forged : { type: "webauthn.get" };
    await rejects(register(chat, "Forged", kind), wrong, JSON.stringify(kind));
  }
  deepEqual((await chat.passkeys.list(chat.owner.id)).length, 1);
});

Deno.test("a challenge counts once, for five minutes, and for what it was made for", async () => {
  const chat = await owned();
  const device = await register(chat);
  const wrong = refusedAs("passkey-wrong");
  const asked = await chat.passkeys.requestOptions(SIGN_IN) as Asked;
  const credential = await device.get(asked);
  const both = await Promise.allSettled(
    [1, 2].map(() => chat.passkeys.prove(credential, SIGN_IN)),
  );
  equal(both.filter(({ status }) => status === "fulfilled").length, 1);
  await rejects(chat.passkeys.prove(credential, SIGN_IN), wrong);
  // Of somebody else's session, of another purpose, of nobody.
  for (
    const use of [
      { kind: "confirm", bound: "mine" },
      { kind: "confirm", bound: "another" },
      { kind: "join", bound: "-" },
    ] as const
  ) {
    const other = await chat.passkeys.requestOptions(use) as Asked;
    await rejects(chat.passkeys.prove(await device.get(other), SIGN_IN), wrong);
    const bound = { kind: "confirm", bound: "elsewhere" } as const;
    await rejects(chat.passkeys.prove(await device.get(other), bound), wrong);
  }
  for (const challenge of ["", "x", "bm90aGluZw"]) {
    await rejects(chat.passkeys.prove(await device.get({ challenge }), SIGN_IN), wrong);
  }
  const old = await chat.passkeys.requestOptions(SIGN_IN) as Asked;
  chat.clock.advance(CHALLENGE_LIFE_MS);
  await rejects(chat.passkeys.prove(await device.get(old), SIGN_IN), wrong);
});

Deno.test("a passkey that counts backwards may be a copy, and is refused", async () => {
  const chat = await owned();
  const device = await register(chat);
  const use = async (counter: number) => {
    const asked = await chat.passkeys.requestOptions(SIGN_IN) as Asked;
    return await chat.passkeys.prove(await device.get(asked, { counter }), SIGN_IN);
  };
  equal(await use(5), chat.owner.id);
  await rejects(use(5), refusedAs("passkey-wrong"));
  await rejects(use(4), refusedAs("passkey-wrong"));
  await rejects(use(0), refusedAs("passkey-wrong"));
  equal(await use(6), chat.owner.id);
});

Deno.test("a passkey nobody keeps, or that was removed, opens nothing", async () => {
  const chat = await owned();
  const stranger = await SoftwareAuthenticator.make(ORIGIN);
  const device = await register(chat);
  await chat.passkeys.remove(chat.owner.id, device.id);
  for (const one of [stranger, device]) {
    const asked = await chat.passkeys.requestOptions(SIGN_IN) as Asked;
    await rejects(chat.passkeys.prove(await one.get(asked), SIGN_IN), refusedAs("passkey-wrong"));
  }
});

Deno.test("passkeys are renamed and removed by whose they are alone", async () => {
  const chat = await owned();
  const { id } = await register(chat);
  equal((await chat.passkeys.rename(chat.owner.id, id, " Phone ")).name, "Phone");
  const notFound = refusedAs("not-found");
  await rejects(chat.passkeys.rename("another", id, "Mine"), notFound);
  await rejects(chat.passkeys.remove("another", id), notFound);
  await rejects(chat.passkeys.rename(chat.owner.id, id, ""), refusedAs("invalid-body"));
  await chat.passkeys.remove(chat.owner.id, id);
  await rejects(chat.passkeys.remove(chat.owner.id, id), notFound);
});

Deno.test("the last way in is kept", async () => {
  const chat = await owned();
  const [first, second] = [await register(chat, "One"), await register(chat, "Two")];
  await chat.authors.change(chat.owner.id, (author) => ({ ...author, passwordHash: "" }));
  await chat.passkeys.remove(chat.owner.id, first.id);
  await rejects(chat.passkeys.remove(chat.owner.id, second.id), refusedAs("forbidden"));
  equal((await chat.passkeys.list(chat.owner.id)).length, 1);
});

Deno.test("an author has so many passkeys and no more", async () => {
  const chat = await owned();
  for (let n = 0; n < MAX_PASSKEYS; n++) await register(chat);
  await rejects(register(chat), refusedAs("invalid-body"));
});

Deno.test("who was invited comes with a passkey and no password, and is invited no more", async () => {
  const chat = await owned();
  const { link, author } = await chat.authors.invite(chat.owner, {
    name: "Second",
    publicUrl: ORIGIN,
  });
  const token = new URL(link).hash.replace("#link=", "");
  const device = await SoftwareAuthenticator.make(ORIGIN);
  const asked = await chat.account.passkeyForLink(token) as Asked;
  const passkey = { name: "Phone", credential: await device.create(asked) };
  const opened = await chat.account.useLink({ token, passkey });
  equal(opened.author.id, author.id);
  const infos = await chat.authors.list();
  deepEqual(infos.map(({ name, invited }) => [name, invited]), [
    ["Author", undefined],
    ["Second", undefined],
  ]);
  await rejects(chat.account.useLink({ token, passkey }), refusedAs("link-invalid"));
});

Deno.test("the first owner may come with a passkey; the one of another link is not taken", async () => {
  const chat = testChat({ publicUrl: ORIGIN });
  const { createLoginLink } = await import("../../../../server/chat/author/login_link.ts");
  const tokenOf = () =>
    new URL(
      createLoginLink({ ...chat, random: (b) => crypto.getRandomValues(b), publicUrl: ORIGIN }),
    )
      .hash.replace("#link=", "");
  const [token, other] = [tokenOf(), tokenOf()];
  const device = await SoftwareAuthenticator.make(ORIGIN);
  const asked = await chat.account.passkeyForLink(token, "Kim") as Asked;
  const passkey = { name: "Phone", credential: await device.create(asked) };
  await rejects(
    chat.account.useLink({ token: other, name: "Kim", passkey }),
    refusedAs("passkey-wrong"),
  );
  const opened = await chat.account.useLink({ token, name: "Kim", passkey });
  deepEqual([opened.role, opened.author.name], ["owner", "Kim"]);
  equal((await chat.passkeys.list(opened.author.id)).length, 1);
});

Deno.test("a removed author's passkeys are gone", async () => {
  const chat = await owned();
  const { author } = await chat.authors.invite(chat.owner, { name: "Second", publicUrl: ORIGIN });
  const device = await SoftwareAuthenticator.make(ORIGIN);
  const asked = await chat.passkeys.creationOptions(author, REGISTER) as Asked;
  const made = { name: "Phone", credential: await device.create(asked) };
  await chat.passkeys.keep(await chat.passkeys.proveNew(made, REGISTER));
  await chat.authors.remove(chat.owner, author.id);
  deepEqual(await chat.passkeys.list(author.id), []);
});

Deno.test("under an address, or over plain http elsewhere, there are no passkeys, and it is said why", async () => {
  for (const publicUrl of ["http://127.0.0.1:8080", "https://192.0.2.7", "http://talk.example"]) {
    const chat = await owned(publicUrl);
    equal(chat.passkeys.party, undefined);
    await rejects(chat.passkeys.creationOptions(chat.owner, REGISTER), refusedAs("forbidden"));
    await rejects(chat.passkeys.requestOptions(SIGN_IN), refusedAs("forbidden"));
  }
});
