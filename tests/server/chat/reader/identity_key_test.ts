import { deepEqual, equal } from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { parseIdentityKey } from "../../../../server/chat/reader/identity_key.ts";

const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed = generateKeyPairSync("ed25519");
const jwk = (key: { export(options: { format: "jwk" }): object }) => key.export({ format: "jwk" });

Deno.test("the kind of a site's key says which algorithm counts", () => {
  const secret = "x".repeat(32);
  deepEqual(parseIdentityKey(secret), {
    algorithms: ["HS256"],
    key: new TextEncoder().encode(secret),
  });
  equal(parseIdentityKey("한".repeat(11))?.algorithms[0], "HS256");
  const [p256, ed25519] = [jwk(ec.publicKey), jwk(ed.publicKey)];
  deepEqual(parseIdentityKey(JSON.stringify({ ...p256, use: "sig", kid: "k1" })), {
    algorithms: ["ES256"],
    key: p256,
  });
  deepEqual(parseIdentityKey(` ${JSON.stringify(ed25519)} `), {
    algorithms: ["EdDSA", "Ed25519"],
    key: ed25519,
  });
});

Deno.test("a key that is not safe is none", () => {
  const p256 = jwk(ec.publicKey);
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const x25519 = generateKeyPairSync("x25519");
  const keys = [
    "",
    "x".repeat(31),
    "x".repeat(2_001),
    String(ec.publicKey.export({ format: "pem", type: "spki" })),
    "{",
    "{}",
    JSON.stringify(jwk(ec.privateKey)),
    JSON.stringify(jwk(ed.privateKey)),
    JSON.stringify(jwk(rsa.publicKey)),
    JSON.stringify(jwk(p384.publicKey)),
    JSON.stringify(jwk(x25519.publicKey)),
    JSON.stringify({ kty: "oct", k: "A".repeat(43) }),
    JSON.stringify({ ...p256, x: "A".repeat(43) }),
    JSON.stringify({ ...p256, x: 7 }),
    JSON.stringify({ ...p256, y: "short" }),
    JSON.stringify({ ...p256, crv: "P-521" }),
    JSON.stringify({ __proto__: null, ...p256, kty: "OKP" }),
  ];
  for (const text of keys) equal(parseIdentityKey(text), undefined, text.slice(0, 60));
});
