/**
 * Passkeys in the browser: what the server says becomes what `navigator.credentials` takes, and its
 * answer becomes what the server takes. The browser's own JSON methods do the same, where they are.
 *
 * @module
 */
import { fieldsOf, isString } from "../../../shared/chat/guard.ts";

/** What came of asking somebody for a passkey. */
export type PasskeyOutcome =
  | { readonly kind: "done"; readonly credential: object }
  /** The person did not want to, or waited too long. */
  | { readonly kind: "left" }
  /** There is one already, where the new one would be kept. */
  | { readonly kind: "known" }
  | { readonly kind: "failed" };

/** Whether this browser, at this address, makes passkeys for a server of that host name. */
export function hasPasskeys(host: string | undefined): boolean {
  return host === location.hostname && "PublicKeyCredential" in globalThis;
}

/** Whether the browser offers passkeys in a field by itself. */
export async function offersPasskeys(): Promise<boolean> {
  if (!("PublicKeyCredential" in globalThis)) return false;
  const { isConditionalMediationAvailable } = PublicKeyCredential;
  return await isConditionalMediationAvailable?.call(PublicKeyCredential).catch(() => false) ??
    false;
}

/** Makes a passkey. @param options as a `…/challenge` answered */
export function makePasskey(options: unknown): Promise<PasskeyOutcome> {
  return asking(async () => {
    const { user, excludeCredentials = [], ...rest } = fieldsOf<Creation>(options);
    return await navigator.credentials.create({
      publicKey: {
        ...rest,
        challenge: octetsOf(rest.challenge),
        user: {
          ...fieldsOf<Creation["user"]>(user),
          id: octetsOf(fieldsOf<Creation["user"]>(user).id),
        },
        excludeCredentials: described(excludeCredentials),
      } as unknown as PublicKeyCredentialCreationOptions,
    });
  });
}

/**
 * Uses a passkey.
 *
 * @param options as a `…/challenge` answered
 * @param offered by the browser in a field, until `signal` says otherwise
 */
export function usePasskey(
  options: unknown,
  offered?: { readonly signal: AbortSignal },
): Promise<PasskeyOutcome> {
  return asking(async () => {
    const { allowCredentials = [], ...rest } = fieldsOf<Request>(options);
    return await navigator.credentials.get({
      ...offered !== undefined && { mediation: "conditional", signal: offered.signal },
      publicKey: {
        ...rest,
        challenge: octetsOf(rest.challenge),
        allowCredentials: described(allowCredentials),
      } as unknown as PublicKeyCredentialRequestOptions,
    });
  });
}

interface Creation {
  readonly challenge: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly excludeCredentials: unknown;
}

interface Described {
  readonly id: string;
}

interface Request {
  readonly challenge: string;
  readonly allowCredentials: unknown;
}

async function asking(ask: () => Promise<Credential | null>): Promise<PasskeyOutcome> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential
      ? { kind: "done", credential: jsonOf(credential) }
      : { kind: "left" };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "NotAllowedError" || name === "AbortError") return { kind: "left" };
    return { kind: name === "InvalidStateError" ? "known" : "failed" };
  }
}

/** What the server takes. */
function jsonOf({ id, rawId, type, response }: PublicKeyCredential): object {
  const parts: Record<string, unknown> = { clientDataJSON: textOf(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts["attestationObject"] = textOf(response.attestationObject);
    parts["transports"] = response.getTransports?.() ?? [];
  }
  if (response instanceof AuthenticatorAssertionResponse) {
    parts["authenticatorData"] = textOf(response.authenticatorData);
    parts["signature"] = textOf(response.signature);
    if (response.userHandle !== null) parts["userHandle"] = textOf(response.userHandle);
  }
  return { id, rawId: textOf(rawId), type, response: parts };
}

function described(credentials: unknown): readonly object[] {
  return Array.isArray(credentials)
    ? credentials.map((each) => ({ ...Object(each), id: octetsOf(fieldsOf<Described>(each).id) }))
    : [];
}

/** Octets of base64url. */
function octetsOf(text: unknown): Uint8Array<ArrayBuffer> {
  const base64 = isString(text) ? text.replaceAll("-", "+").replaceAll("_", "/") : "";
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}

/** Octets as base64url. */
function textOf(octets: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(octets), (octet) => String.fromCharCode(octet)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
