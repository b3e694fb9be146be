import { deepEqual, equal, match, notEqual, rejects } from "node:assert/strict";
import type { ChatOptions } from "../../../../server/chat/chat.ts";
import { parseIdentityKey } from "../../../../server/chat/reader/identity_key.ts";
import { pseudonymOf, rotated } from "../../../../server/chat/token/keyring.ts";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";
import {
  type Claims,
  goodClaims,
  hostileTokens,
  jwt,
  KEY_KINDS,
} from "../../../helper/identity.ts";
import { newStore } from "../../../helper/new_store.ts";

const [kind] = KEY_KINDS;
const AUDIENCE = "http://talk.test/default";

function setUp(options: Partial<ChatOptions> = {}) {
  if (kind === undefined) throw new Error("There is no kind of key");
  const key = parseIdentityKey(kind.setting);
  const chat = testChat({
    identityKeyOf: (site) => site === "default" ? key : undefined,
    ...options,
  });
  const sign = (claims: Claims = {}) =>
    jwt({ ...goodClaims(AUDIENCE, chat.clock.now()), ...claims }, kind);
  return { ...chat, kind, sign };
}

Deno.test("whom a site names is the same reader on every device, and another for another name", async () => {
  const { identities, readers, readerTokens, sign } = setUp();
  const [one, again, other] = [
    await identities.grant("default", sign()),
    await identities.grant("default", sign()),
    await identities.grant("default", sign({ sub: "user-43" })),
  ];
  equal(one.reader.id, again.reader.id);
  notEqual(one.reader.id, other.reader.id);
  match(one.reader.id, /^[A-Za-z0-9_-]{43}$/);
  const { sender, site } = await readers.admit(one.token);
  deepEqual(sender, { kind: "reader", id: one.reader.id, name: "Kim", verified: true });
  equal(site, "default");
  equal(readerTokens.read(again.token).sender.id, one.reader.id);
});

Deno.test("a reader's id stays when keys change, and nobody can tell it from what the site calls them", async () => {
  const { identities, keyring, sign } = setUp();
  const { reader } = await identities.grant("default", sign());
  equal(pseudonymOf(rotated(keyring, random), ["reader", "default", "user-42"]), reader.id);
  notEqual((await setUp().identities.grant("default", sign())).reader.id, reader.id);
});

Deno.test("an identity counts once, also when many bring it at the same moment", async () => {
  const { identities, sign } = setUp();
  const token = sign();
  const grants = await Promise.allSettled(
    Array.from({ length: 10 }, () => identities.grant("default", token)),
  );
  equal(grants.filter(({ status }) => status === "fulfilled").length, 1);
  await rejects(identities.grant("default", token), refusedAs("token-invalid"));
  // Another signature of the same token id is the same token.
  const jti = "token-of-two";
  await identities.grant("default", sign({ jti, sub: "user-1" }));
  await rejects(
    identities.grant("default", sign({ jti, sub: "user-2" })),
    refusedAs("token-invalid"),
  );
});

Deno.test("nothing is kept of an identity that is refused", async () => {
  const { identities, store, keyring, kind } = setUp();
  for (const { what, token } of hostileTokens(kind, AUDIENCE, START_MS)) {
    await rejects(identities.grant("default", token), refusedAs("token-invalid"), what);
  }
  const subjects = ["user-42", "user-43", "user-1", "", "__proto__"];
  const ids = subjects.map((sub) => pseudonymOf(keyring, ["reader", "default", sub]));
  deepEqual(await store.readers.list(ids), []);
});

Deno.test("a site's word replaces what it said before, and takes back what it says no more", async () => {
  const { identities, readers, sign } = setUp();
  const { reader: { id } } = await identities.grant("default", sign());
  equal((await readers.info(id)).email, "kim@blog.example");
  await identities.grant("default", sign({ name: "Kim L.", email: undefined }));
  deepEqual(await readers.info(id), {
    id,
    name: "Kim L.",
    verified: true,
    knownSince: START_MS,
  });
});

Deno.test("a name that looks like an author's is not taken over, and its reader is let in", async () => {
  const { identities, readers, store, sign } = setUp();
  await store.putAuthor({ id: "a", name: "Ada", passwordHash: "", createdAt: 1 });
  for (const name of ["АDА", "Administrator"]) {
    const { reader } = await identities.grant("default", sign({ name }));
    deepEqual((await readers.sender(reader.id)).name, "");
  }
});

Deno.test("each site signs with its own key, for itself alone", async () => {
  const { identities, sites, clock, sign } = setUp();
  for (const { alg, setting } of KEY_KINDS.slice(1)) {
    await sites.put(siteWith(alg.toLowerCase(), { identityKey: JSON.parse(setting) }));
  }
  for (const kind of KEY_KINDS.slice(1)) {
    const site = kind.alg.toLowerCase();
    const claims = goodClaims(`http://talk.test/${site}`, clock.now());
    const [mine, others] = [jwt(claims, kind), jwt({ ...claims, jti: "for-the-others" }, kind)];
    const grant = await identities.grant(site, mine);
    equal(grant.site, site);
    notEqual(grant.reader.id, (await identities.grant("default", sign())).reader.id);
    for (const other of ["default", "es256", "eddsa"]) {
      if (other === site) continue;
      await rejects(identities.grant(other, others), refusedAs("token-invalid"), other);
    }
  }
});

Deno.test("a site without a key has no identities", async () => {
  const { identities, sign } = setUp();
  await rejects(identities.grant("blog", sign()), refusedAs("forbidden"));
  await rejects(testChat().identities.grant("default", sign()), refusedAs("forbidden"));
});

Deno.test("what could not be kept is refused", async () => {
  class Full extends MemoryStore {
    override readonly readers = {
      ...newStore({ random }).readers,
      spend: () => Promise.reject(new StoreError("full", "Cannot write: the disk is full")),
    };
  }
  const { identities, faults, sign } = setUp({ store: new Full({ random }) });
  await rejects(identities.grant("default", sign()), refusedAs("not-stored"));
  equal(faults.length, 1);
});
