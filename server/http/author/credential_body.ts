/**
 * Schemas of what browsers say of passkeys, in the JSON form of WebAuthn. What is in them is checked
 * where they are believed.
 *
 * @module
 */
import * as v from "valibot";
import type { NewCredential, UsedCredential } from "../../chat/author/passkeys.ts";

/** More than any passkey needs, and less than a body. */
const MAX_PART = 16_384;
const MAX_TRANSPORTS = 10;

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.maxLength(MAX_PART));
const transport = v.pipe(v.string(), v.regex(/^[a-z-]{1,32}$/));
const common = { id: base64url, rawId: base64url, type: v.literal("public-key") };

/** Of a passkey that was made. */
export const newCredential: v.GenericSchema<unknown, NewCredential> = v.object({
  ...common,
  response: v.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: v.exactOptional(v.pipe(v.array(transport), v.maxLength(MAX_TRANSPORTS))),
  }),
});

/** Of a passkey that was used. */
export const usedCredential: v.GenericSchema<unknown, UsedCredential> = v.object({
  ...common,
  response: v.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: v.exactOptional(base64url),
  }),
});
