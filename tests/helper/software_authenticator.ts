/**
 * A passkey made of software: what a browser would answer, and what a forger might.
 *
 * @module
 */
import type { NewCredential, UsedCredential } from "../../server/chat/author/passkeys.ts";

/** What differs from what is honest. */
export interface Forgery {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  /** Whether the person was there, and proved who they are. */
  readonly flags?: number;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Changes what was signed, afterwards. */
  readonly tamper?: boolean;
}

const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];
const utf8 = new TextEncoder();

/** An authenticator that holds one passkey. */
export class SoftwareAuthenticator {
  readonly #keys: CryptoKeyPair;
  readonly id: string;
  readonly #idBytes: Uint8Array<ArrayBuffer>;
  readonly origin: string;
  counter = 0;

  private constructor(keys: CryptoKeyPair, origin: string) {
    this.#keys = keys;
    this.origin = origin;
    this.#idBytes = crypto.getRandomValues(new Uint8Array(16));
    this.id = base64url(this.#idBytes);
  }

  /** @param origin of the page that asks */
  static async make(origin: string): Promise<SoftwareAuthenticator> {
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    return new SoftwareAuthenticator(keys as CryptoKeyPair, origin);
  }

  /** Answers `navigator.credentials.create`. */
  async create({ challenge }: { challenge: string }, forged: Forgery = {}): Promise<NewCredential> {
    const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", this.#keys.publicKey);
    const coseKey = bytes(
      [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20],
      unbase64url(x),
      [0x22, 0x58, 0x20],
      unbase64url(y),
    );
    const flags = (forged.flags ?? (PRESENT | VERIFIED)) | ATTESTED;
    const authData = bytes(
      await this.#head(forged, flags),
      new Uint8Array(16),
      [0, this.#idBytes.length],
      this.#idBytes,
      coseKey,
    );
    const attestation = bytes(
      [0xa3],
      text("fmt"),
      text("none"),
      text("attStmt"),
      [0xa0],
      text("authData"),
      [0x58, authData.length],
      authData,
    );
    const response = {
      clientDataJSON: this.#clientData("webauthn.create", challenge, forged),
      attestationObject: base64url(attestation),
      transports: ["internal"],
    };
    return { id: this.id, rawId: this.id, type: "public-key", response };
  }

  /** Answers `navigator.credentials.get`. */
  async get({ challenge }: { challenge: string }, forged: Forgery = {}): Promise<UsedCredential> {
    const authenticatorData = await this.#head(forged, forged.flags ?? (PRESENT | VERIFIED));
    const clientDataJSON = this.#clientData("webauthn.get", challenge, forged);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", unbase64url(clientDataJSON)));
    const signed = bytes(authenticatorData, hash);
    const raw = new Uint8Array(
      await crypto.subtle.sign(
        { name: "ECDSA", hash: "SHA-256" },
        this.#keys.privateKey,
        signed,
      ),
    );
    const signature = der(raw);
    if (forged.tamper === true) authenticatorData[36] = (authenticatorData[36] ?? 0) ^ 1;
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key",
      response: {
        clientDataJSON,
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
        ...forged.userHandle !== undefined && { userHandle: forged.userHandle },
      },
    };
  }

  async #head({ rpId, counter }: Forgery, flags: number): Promise<Uint8Array<ArrayBuffer>> {
    const host = rpId ?? new URL(this.origin).hostname;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8.encode(host)));
    const count = new Uint8Array(4);
    new DataView(count.buffer).setUint32(0, counter ?? this.counter);
    return bytes(hash, [flags], count);
  }

  #clientData(type: string, challenge: string, forged: Forgery): string {
    const origin = forged.origin ?? this.origin;
    const data = { type: forged.type ?? type, challenge, origin, crossOrigin: false };
    return base64url(utf8.encode(JSON.stringify(data)));
  }
}

/** Text as CBOR; shorter than 24 octets. */
function text(value: string): Uint8Array<ArrayBuffer> {
  return bytes([0x60 + value.length], utf8.encode(value));
}

/** A signature of two numbers, as ASN.1 has it. */
function der(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const [r, s] = [raw.subarray(0, 32), raw.subarray(32)].map((part) => {
    let start = 0;
    while (start < 31 && part[start] === 0) start++;
    const trimmed = part.subarray(start);
    return (trimmed[0] ?? 0) >= 0x80 ? bytes([0], trimmed) : bytes(trimmed);
  });
  const body = [r, s].flatMap((part = new Uint8Array(0)) => [[0x02, part.length], part]);
  const inner = bytes(...body);
  return bytes([0x30, inner.length], inner);
}

function bytes(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function base64url(octets: Uint8Array): string {
  return octets.toBase64({ alphabet: "base64url", omitPadding: true });
}

function unbase64url(value: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(value, { alphabet: "base64url" });
}
