/**
 * JSON Web Tokens as sites sign them, and as nobody should.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { MAX_IDENTITY_LENGTH } from "../../server/chat/reader/identity_token.ts";

/** A secret as long as it must be. */
export const SECRET = "a secret of thirty-two bytes, or more";
const { publicKey: ecPublic, privateKey: ecPrivate } = generateKeyPairSync("ec", {
  namedCurve: "P-256",
});
const { publicKey: edPublic, privateKey: edPrivate } = generateKeyPairSync("ed25519");

/** Kinds of keys: as settings hold them, and how a site signs with them. */
export const KEY_KINDS: readonly KeyKind[] = [
  { alg: "HS256", setting: SECRET, sign: (text) => hmac(text, SECRET) },
  {
    alg: "ES256",
    setting: JSON.stringify(ecPublic.export({ format: "jwk" })),
    sign: (text) => signedWith(ecPrivate, text),
  },
  {
    alg: "EdDSA",
    setting: JSON.stringify(edPublic.export({ format: "jwk" })),
    sign: (text) => signedWith(edPrivate, text),
  },
];

/** One kind of key. */
export interface KeyKind {
  readonly alg: string;
  /** As `IDENTITY_KEY` holds it. */
  readonly setting: string;
  sign(text: string): string;
}

/** Claims by their names. */
export type Claims = Readonly<Record<string, unknown>>;

/** A token of these claims. A header or payload that is text stands in it as it is. */
export function jwt(
  payload: Claims | string,
  { alg, sign }: Pick<KeyKind, "alg" | "sign">,
  header: Claims | string = {},
): string {
  const head = typeof header === "string" ? header : JSON.stringify({ alg, typ: "JWT", ...header });
  const text = [head, typeof payload === "string" ? payload : JSON.stringify(payload)]
    .map(base64Url).join(".");
  return `${text}.${sign(text)}`;
}

/** Base64url of UTF-8, without padding. */
export function base64Url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

/** An HMAC as HS256 has it. */
export function hmac(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function signedWith(key: KeyObject, text: string): string {
  const digest = key.asymmetricKeyType === "ed25519" ? null : "sha256";
  return sign(digest, Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
}

/** What a token that is taken says, at a moment in milliseconds since 1970. */
export function goodClaims(audience: string, now: number): Claims {
  const iat = Math.floor(now / 1_000);
  return {
    sub: "user-42",
    aud: audience,
    iat,
    exp: iat + 300,
    jti: `token-${crypto.randomUUID()}`,
    name: "Kim",
    email: "kim@blog.example",
  };
}

/** A token that must not be taken. */
export interface HostileToken {
  readonly what: string;
  readonly token: string;
}

/** Every way we know to make a token that a careless server would take. */
export function hostileTokens(kind: KeyKind, audience: string, now: number): HostileToken[] {
  const good = goodClaims(audience, now);
  const iat = Math.floor(now / 1_000);
  const text = JSON.stringify(good);
  const fine = jwt(good, kind);
  const [head = "", body = "", signature = ""] = fine.split(".");
  const with_ = (claims: Claims) => jwt({ ...good, ...claims }, kind);
  const without = (name: string) => {
    const { [name]: _, ...rest } = good;
    return jwt(rest, kind);
  };
  const headed = (more: Claims) => jwt(good, kind, more);
  const forged = (alg: string, secret: string) =>
    jwt(good, { alg, sign: (text) => hmac(text, secret) });
  const cases: Record<string, string> = {
    "alg none, no signature": `${base64Url('{"alg":"none","typ":"JWT"}')}.${body}.`,
    "alg none, some signature": `${base64Url('{"alg":"none"}')}.${body}.${signature}`,
    "alg nOnE": jwt(good, kind, { alg: "nOnE" }),
    "no alg": jwt(good, kind, JSON.stringify({ typ: "JWT" })),
    "alg of another kind of key": forged(kind.alg === "HS256" ? "HS512" : "HS256", SECRET + "x"),
    "the public key as a secret": forged("HS256", kind.alg === "HS256" ? "x" : kind.setting),
    "alg a list": headed({ alg: [kind.alg] }),
    "alg a number": headed({ alg: 7 }),
    "RS256": headed({ alg: "RS256" }),
    "another key": jwt(good, { ...kind, sign: (text) => hmac(text, "somebody else's secret") }),
    "no signature": `${head}.${body}.`,
    "no signature, two parts": `${head}.${body}`,
    "four parts": `${fine}.${signature}`,
    "five parts, as if encrypted": `${head}..${body}.${signature}.${signature}`,
    "changed payload": `${head}.${base64Url(text.replace("user-42", "user-43"))}.${signature}`,
    "changed header": `${base64Url(`{"typ":"JWT","alg":"${kind.alg}"} `)}.${body}.${signature}`,
    "key in the header": headed({ jwk: { kty: "oct", k: base64Url(SECRET) } }),
    "address of keys in the header": headed({ jku: "https://evil.example/keys" }),
    "address of a certificate": headed({ x5u: "https://evil.example/cert" }),
    "certificate in the header": headed({ x5c: ["AAAA"] }),
    "critical extension": headed({ crit: ["exp"] }),
    "critical and unencoded": headed({ crit: ["b64"], b64: false }),
    "unknown field in the header": headed({ zip: "DEF" }),
    "__proto__ in the header": jwt(
      good,
      kind,
      `{"alg":"${kind.alg}","__proto__":{"typ":"JWT"}}`,
    ),
    "alg twice": jwt(good, kind, `{"alg":"none","alg":"${kind.alg}"}`),
    "another type": headed({ typ: "at+jwt" }),
    "type a number": headed({ typ: 7 }),
    "header no JSON": jwt(good, kind, "alg"),
    "header a list": jwt(good, kind, `["${kind.alg}"]`),
    "payload no JSON": jwt("sub=user-42", kind),
    "payload a list": jwt(`[${text}]`, kind),
    "payload null": jwt("null", kind),
    "payload not UTF-8": `${head}.${Buffer.from([0xc3, 0x28]).toString("base64url")}.${signature}`,
    "sub twice": jwt(text.replace("{", '{"sub":"user-1",'), kind),
    "sub twice, once escaped": jwt(text.replace("{", '{"s\\u0075b":"user-1",'), kind),
    "__proto__ claims": jwt(text.replace("{", '{"__proto__":{"sub":"user-1"},'), kind),
    "__proto__ deep inside": jwt(text.replace("{", '{"x":{"__proto__":{}},'), kind),
    "no aud": without("aud"),
    "aud of another server": with_({ aud: "https://other.example/default" }),
    "aud of another site": with_({ aud: audience + "2" }),
    "aud without the site": with_({ aud: audience.replace(/\/[^/]*$/, "") }),
    "aud a list with others": with_({ aud: [audience, "https://other.example"] }),
    "aud a list": with_({ aud: [audience] }),
    "aud an object": with_({ aud: { [audience]: true } }),
    "iss of another site": with_({ iss: "https://evil.example" }),
    "iss a list": with_({ iss: ["https://evil.example"] }),
    "iss null": with_({ iss: null }),
    "no exp": without("exp"),
    "expired": with_({ iat: iat - 300, exp: iat - 31 }),
    "expired long ago": with_({ iat: 1, exp: 2 }),
    "exp an hour away": with_({ exp: iat + 3_600 }),
    "exp eleven minutes away": with_({ exp: iat + 660 }),
    "exp for ever": jwt(text.replace(/"exp":\d+/, '"exp":1e308'), kind),
    "exp infinite": jwt(text.replace(/"exp":\d+/, '"exp":1e999'), kind),
    "exp as text": with_({ exp: String(iat + 300) }),
    "exp in milliseconds": with_({ exp: now + 300_000 }),
    "exp null": with_({ exp: null }),
    "exp before iat": with_({ iat: iat + 20, exp: iat - 40 }),
    "no iat": without("iat"),
    "iat in the future": with_({ iat: iat + 60 }),
    "iat long ago": with_({ iat: iat - 3_600 }),
    "iat as text": with_({ iat: String(iat) }),
    "nbf in the future": with_({ nbf: iat + 60 }),
    "nbf as text": with_({ nbf: "now" }),
    "no jti": without("jti"),
    "jti too short": with_({ jti: "1" }),
    "jti too long": with_({ jti: "x".repeat(129) }),
    "jti a number": with_({ jti: 12_345_678 }),
    "jti with a space": with_({ jti: "12345678 90" }),
    "no sub": without("sub"),
    "sub empty": with_({ sub: "" }),
    "sub a number": with_({ sub: 42 }),
    "sub null": with_({ sub: null }),
    "sub an object": with_({ sub: { toString: "user-42" } }),
    "sub too long": with_({ sub: "x".repeat(256) }),
    "sub with a NUL": with_({ sub: "user\u0000" }),
    "sub with a line end": with_({ sub: "user\n42" }),
    "sub with half a character": jwt(text.replace("user-42", "\\ud800"), kind),
    "name that turns round": with_({ name: "\u202eKim" }),
    "name isolated": with_({ name: "Kim\u2066" }),
    "name with a NUL": with_({ name: "Ki\u0000m" }),
    "name nobody sees": with_({ name: "\u200b" }),
    "name too long": with_({ name: "x".repeat(61) }),
    "name a list": with_({ name: ["Kim"] }),
    "name null": with_({ name: null }),
    "name heaped with marks": with_({ name: "Z\u0300\u0301\u0302\u0303\u0304" }),
    "email no address": with_({ email: "kim" }),
    "email with a line end": with_({ email: "kim@blog.example\nbcc: x@y.example" }),
    "email an object": with_({ email: {} }),
    "huge": with_({ more: "x".repeat(MAX_IDENTITY_LENGTH) }),
    "deep": jwt(`{"x":${"[".repeat(1_500)}${"]".repeat(1_500)}}`, kind),
    "padded": `${fine}==`,
    "other base64": fine.replaceAll("-", "+").replaceAll("_", "/") + "/",
    "with a space": ` ${fine}`,
    "with a line end": `${fine}\n`,
    "empty": "",
    "dots": "..",
    "a reader's token": "reader.default.AAAAAAAAAAAAAAAAAAAAAA.1771555555.k1.AAAA",
  };
  return Object.entries(cases).map(([what, token]) => ({ what, token }));
}
