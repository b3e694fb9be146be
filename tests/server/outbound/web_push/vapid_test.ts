import { deepEqual, equal } from "node:assert/strict";
import { jwtVerify } from "jose/jwt/verify";
import { importJWK } from "jose/key/import";
import { vapidKey } from "../../../../server/outbound/web_push/vapid.ts";

const SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
const NOW = 1_700_000_000_000;

Deno.test("the same secret gives the same key, as browsers take it", () => {
  // A pair of RFC 8291, appendix A.
  equal(
    vapidKey(() => SECRET).publicKey,
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
  );
});

Deno.test("a secret that is no private key gives way to the next", () => {
  const secrets = ["A".repeat(43), "_".repeat(42) + "8", SECRET];
  equal(vapidKey((attempt) => secrets[attempt] ?? "").publicKey, vapidKey(() => SECRET).publicKey);
});

Deno.test("a push service reads who sends, for whom and for how long", async () => {
  const { publicKey, authorization } = vapidKey(() => SECRET);
  const line = await authorization({
    origin: "https://push.example",
    subject: "https://talk.example",
    now: NOW,
  });
  const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(line) ?? [];
  equal(key, publicKey);
  const point = Uint8Array.fromBase64(key, { alphabet: "base64url" });
  const part = (from: number) =>
    point.slice(from, from + 32).toBase64({ alphabet: "base64url", omitPadding: true });
  const verifier = await importJWK({ kty: "EC", crv: "P-256", x: part(1), y: part(33) }, "ES256");
  const { payload, protectedHeader } = await jwtVerify(token, verifier, {
    currentDate: new Date(NOW),
  });
  deepEqual(payload, {
    aud: "https://push.example",
    sub: "https://talk.example",
    exp: NOW / 1_000 + 12 * 60 * 60,
  });
  equal(protectedHeader.alg, "ES256");
});
