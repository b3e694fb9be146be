/**
 * A JSON Web Token in which a site says who its reader is (RFC 7519), read with as little trust as it
 * takes: one algorithm, which the key pins; one audience; few minutes; once.
 *
 * @module
 */
import { jwtVerify } from "jose/jwt/verify";
import { Refused } from "../../../shared/refusal.ts";
import type { IdentityKey } from "./identity_key.ts";
import { cleanEmail, cleanReaderName } from "./reader_profile.ts";
import { parseStrictObject } from "./strict_json.ts";

/** The longest token that is looked at, in characters. */
export const MAX_IDENTITY_LENGTH = 4_096;
/** How long a token may count, in seconds. */
export const MAX_IDENTITY_LIFE_S = 600;
/** By how much the clocks of two machines may differ, in seconds. */
export const CLOCK_TOLERANCE_S = 30;
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** What a header may say. Others name keys or rules of their own: nothing here follows them. */
const HEADER_FIELDS = new Set(["alg", "typ", "kid"]);
const TOKEN_ID = /^[\x21-\x7e]{8,128}$/;
const MAX_SUBJECT_LENGTH = 255;

/** What a site says of a reader. */
export interface Identity {
  /** Whom the site means, as it calls them. */
  readonly subject: string;
  /** Names the token. */
  readonly tokenId: string;
  /** When the token counts no longer, whatever the clock says; in milliseconds since 1970. */
  readonly expiresAt: number;
  readonly name?: string;
  readonly email?: string;
}

/** By what a token is judged. */
export interface IdentityExpectation {
  readonly key: IdentityKey;
  /** What `aud` has to be: the server and the site, as {@linkcode audienceOf} writes it. */
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether pages of an origin are the site's; `iss` is one of those, where it is said. */
  readonly isIssuer: (origin: string) => boolean;
}

/** What tokens of a site say whom they are for: the server's address, a slash and the site. */
export function audienceOf(publicUrl: string, site: string): string {
  return `${publicUrl}/${site}`;
}

/**
 * Reads a token. That it was not used before is for others to see.
 *
 * @throws {Refused} `token-invalid`, with what is wrong for whoever wrote the site
 */
export async function readIdentity(
  token: string,
  { key, audience, now, isIssuer }: IdentityExpectation,
): Promise<Identity> {
  if (token.length > MAX_IDENTITY_LENGTH) {
    throw unfit(`it is longer than ${MAX_IDENTITY_LENGTH} characters`);
  }
  if (!COMPACT.test(token)) throw unfit("it is no signed JSON Web Token");
  const [head = "", body = ""] = token.split(".");
  checkHeader(partOf(head, "header"), key);
  const claims = partOf(body, "payload");
  await verify(token, key, { audience, now });
  if (claims["aud"] !== audience) throw unfit(`its "aud" is not ${JSON.stringify(audience)} alone`);
  const { iss } = claims;
  if (iss !== undefined && !(typeof iss === "string" && isIssuer(iss))) {
    throw unfit('its "iss" is no origin of the site');
  }
  const { subject, tokenId } = namesIn(claims);
  return { subject, tokenId, expiresAt: expiryIn(claims, now), ...profileIn(claims) };
}

function checkHeader(header: Readonly<Record<string, unknown>>, { algorithms }: IdentityKey): void {
  const unknown = Object.keys(header).find((field) => !HEADER_FIELDS.has(field));
  if (unknown !== undefined) throw unfit(`its header has ${JSON.stringify(unknown)}`);
  const { alg, typ } = header;
  if (typeof alg !== "string" || !algorithms.includes(alg)) {
    throw unfit(`its "alg" is not ${algorithms.join(" or ")}, as the site's key is`);
  }
  if (typ !== undefined && (typeof typ !== "string" || typ.toUpperCase() !== "JWT")) {
    throw unfit('its "typ" is not "JWT"');
  }
}

async function verify(
  token: string,
  { key, algorithms }: IdentityKey,
  { audience, now }: Pick<IdentityExpectation, "audience" | "now">,
): Promise<void> {
  try {
    await jwtVerify(token, key instanceof Uint8Array ? key : { ...key }, {
      algorithms: [...algorithms],
      audience,
      currentDate: new Date(now),
      clockTolerance: CLOCK_TOLERANCE_S,
      maxTokenAge: MAX_IDENTITY_LIFE_S,
      requiredClaims: ["exp", "iat", "jti", "sub"],
    });
  } catch (error) {
    // What the library says has no part of the token in it.
    throw unfit(error instanceof Error ? error.message : "it cannot be verified");
  }
}

/** The library has seen that these are numbers, and that the time is between them. */
function expiryIn({ exp, iat }: Readonly<Record<string, unknown>>, now: number): number {
  const [end, begin] = [Number(exp), Number(iat)];
  const latest = now / 1_000 + MAX_IDENTITY_LIFE_S + CLOCK_TOLERANCE_S;
  if (!(end - begin <= MAX_IDENTITY_LIFE_S && end <= latest)) {
    throw unfit(`its "exp" is over ${MAX_IDENTITY_LIFE_S} seconds away`);
  }
  return (end + CLOCK_TOLERANCE_S) * 1_000;
}

function namesIn(
  { sub, jti }: Readonly<Record<string, unknown>>,
): Pick<Identity, "subject" | "tokenId"> {
  if (typeof jti !== "string" || !TOKEN_ID.test(jti)) {
    throw unfit('its "jti" is not 8 to 128 visible characters of ASCII');
  }
  if (
    typeof sub !== "string" || sub.length > MAX_SUBJECT_LENGTH || !sub.isWellFormed() ||
    !/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u.test(sub)
  ) {
    throw unfit(`its "sub" is not 1 to ${MAX_SUBJECT_LENGTH} characters of text`);
  }
  return { subject: sub, tokenId: jti };
}

/** Other claims, such as a picture, are not looked at: nothing is kept that nobody needs. */
function profileIn(
  { name, email }: Readonly<Record<string, unknown>>,
): Pick<Identity, "name" | "email"> {
  return {
    ...name !== undefined && name !== "" && { name: fit(name, "name", cleanReaderName) },
    ...email !== undefined && email !== "" && { email: fit(email, "email", cleanEmail) },
  };
}

function fit(value: unknown, claim: string, clean: (raw: string) => string): string {
  if (typeof value !== "string") throw unfit(`its "${claim}" is no text`);
  try {
    return clean(value);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw unfit(`its "${claim}" does not do. ${error.message.replace(/\.$/, "")}`);
  }
}

function partOf(text: string, name: string): Readonly<Record<string, unknown>> {
  const object = parseStrictObject(decoded(text));
  if (object === undefined) throw unfit(`its ${name} is no JSON object with each field once`);
  return object;
}

function decoded(text: string): string {
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: "base64url" });
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "";
  }
}

function unfit(state: string): Refused {
  return new Refused({
    code: "token-invalid",
    message: `Cannot take the identity: ${state}.`,
  });
}
