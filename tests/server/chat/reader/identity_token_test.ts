import { deepEqual, equal, notEqual, ok, rejects } from "node:assert/strict";
import { type IdentityKey, parseIdentityKey } from "../../../../server/chat/reader/identity_key.ts";
import { audienceOf, readIdentity } from "../../../../server/chat/reader/identity_token.ts";
import { refusedAs, START_MS } from "../../../helper/chat.ts";
import { goodClaims, hostileTokens, jwt, KEY_KINDS, SECRET } from "../../../helper/identity.ts";

const audience = audienceOf("https://talk.example", "default");
const isIssuer = (origin: string) => origin === "https://blog.example";

function expectation(key: IdentityKey | undefined, now = START_MS) {
  if (key === undefined) throw new Error("The key does not do");
  return { key, audience, now, isIssuer };
}

for (const kind of KEY_KINDS) {
  const key = parseIdentityKey(kind.setting);
  const good = goodClaims(audience, START_MS);
  const read = (token: string, now?: number) => readIdentity(token, expectation(key, now));

  Deno.test(`an identity signed with ${kind.alg} says who a reader is`, async () => {
    const { jti } = good;
    deepEqual(await read(jwt(good, kind)), {
      subject: "user-42",
      tokenId: jti,
      expiresAt: START_MS + 330_000,
      name: "Kim",
      email: "kim@blog.example",
    });
    const { name: _, email: __, ...bare } = good;
    for (const more of [{}, { name: "", email: "" }]) {
      const { name, email } = await read(jwt({ ...bare, ...more }, kind));
      deepEqual([name, email], [undefined, undefined]);
    }
  });

  Deno.test(`an identity signed with ${kind.alg} may say more, which is not looked at`, async () => {
    const fine = [
      { iss: "https://blog.example" },
      { nbf: Number(good["iat"]) },
      { picture: "javascript:alert(1)", roles: ["admin"], kind: "author" },
      { name: "Author" },
      { sub: "한국어 42" },
      { sub: "__proto__" },
      { iat: Number(good["iat"]) + 29, exp: Number(good["iat"]) + 620 },
    ];
    for (const more of fine) {
      notEqual(await read(jwt({ ...good, ...more }, kind)), undefined);
    }
    await read(jwt(good, kind, { kid: "k1" }));
    await read(jwt(good, kind, `{ "alg": "${kind.alg}" }`));
    await read(jwt(JSON.stringify(good, null, 2), kind));
  });

  Deno.test(`no hostile identity is taken for one signed with ${kind.alg}`, async () => {
    const hostile = hostileTokens(kind, audience, START_MS);
    ok(hostile.length >= 90);
    const taken: string[] = [];
    for (const { what, token } of hostile) {
      await read(token).then(() => taken.push(what), (error) => {
        equal(refusedAs("token-invalid")(error), true, `${what}: ${error}`);
        equal(error.message.includes(token) && token !== "", false, what);
      });
    }
    deepEqual(taken, []);
  });

  Deno.test(`an identity signed with ${kind.alg} counts for its minutes, whatever is left of it`, async () => {
    const token = jwt(good, kind);
    await read(token, START_MS + 329_000);
    await rejects(read(token, START_MS + 330_000), refusedAs("token-invalid"));
    await rejects(read(token, START_MS - 31_000), refusedAs("token-invalid"));
  });
}

Deno.test("no identity with any one bit changed is taken", async () => {
  for (const kind of KEY_KINDS) {
    const token = jwt(goodClaims(audience, START_MS), kind);
    const at = expectation(parseIdentityKey(kind.setting));
    const bytes = new TextEncoder().encode(token);
    const taken: string[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 5) {
      const other = bytes.slice();
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const text = new TextDecoder("latin1").decode(other);
      // The last sign of base64 has bits that say nothing.
      if (bit >> 3 === bytes.length - 1) continue;
      await readIdentity(text, at).then(() => taken.push(text), () => {});
    }
    deepEqual(taken, []);
  }
});

Deno.test("widget/README.md's lines for a blog sign an identity that is taken", async () => {
  const readme = await Deno.readTextFile(new URL("../../../../widget/README.md", import.meta.url));
  const [, code = ""] = /```js\n(import[^`]*?createHmac[\s\S]*?)```/.exec(readme) ?? [];
  const { identityOf } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const user = { id: 42, name: "Kim", email: "kim@blog.example" };
  const { subject, name, email } = await readIdentity(identityOf(user, SECRET), {
    ...expectation(parseIdentityKey(SECRET), Date.now()),
  });
  deepEqual([subject, name, email], ["42", "Kim", "kim@blog.example"]);
});
