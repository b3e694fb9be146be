/**
 * Passkeys of authors: public keys, whose private halves browsers and phones keep. What WebAuthn asks
 * of a server is the library's; here stands what is ours: which challenge counts for what, that each
 * counts once, and that nobody takes away their last way in.
 *
 * @module
 */
import type { PasskeyInfo } from "../../../shared/chat/passkey.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { StoredPasskey } from "../../storage/port/passkey_store.ts";
import type { AuthorRecord, Store } from "../../storage/store.ts";
import { cleanName } from "../text.ts";
import type { Turns } from "../turns.ts";
import {
  type Challenge,
  challengeIn,
  type ChallengeOptions,
  type ChallengeUse,
  createChallenge,
  readChallenge,
} from "./passkey_challenge.ts";
import { type RelyingParty, relyingPartyOf } from "./relying_party.ts";

/** Passkeys of one author. */
export const MAX_PASSKEYS = 20;
/** How long a browser waits for its person, in milliseconds. */
const TIMEOUT_MS = 5 * 60_000;
const RP_NAME = "smallTalk";

/** What a browser says of a passkey it made, in the JSON form of WebAuthn. */
export interface NewCredential {
  readonly id: string;
  readonly rawId: string;
  readonly type: "public-key";
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports?: string[];
  };
}

/** What a browser says of a passkey it used, in the JSON form of WebAuthn. */
export interface UsedCredential {
  readonly id: string;
  readonly rawId: string;
  readonly type: "public-key";
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string;
  };
}

/** What {@linkcode Passkeys} are made with. */
export interface PasskeysOptions extends ChallengeOptions {
  readonly store: Pick<Store, "passkeys" | "authors" | "spendLink">;
  /** Where authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  /** In which authors are changed. */
  readonly turns: Turns;
}

/** A passkey that was proved to be new, and is not kept yet. */
export type ProvedPasskey = Omit<StoredPasskey, "author"> & {
  /** The id of the author its challenge was made for. */
  readonly author: string;
};

/** Makes challenges, and believes what answers them. */
export class Passkeys {
  readonly #options: PasskeysOptions;
  /** `undefined` where browsers make no passkeys. */
  readonly party: RelyingParty | undefined;

  constructor(options: PasskeysOptions) {
    this.#options = options;
    this.party = relyingPartyOf(options.publicUrl);
  }

  /** An author's own, the oldest first. */
  async list(author: string): Promise<readonly PasskeyInfo[]> {
    return (await this.#options.store.passkeys.of(author)).map(infoOf);
  }

  /** Whether anybody has one; whose it is, nobody is told. */
  any(): Promise<boolean> {
    return this.#options.store.passkeys.any();
  }

  /** What a browser needs to make a passkey. @throws {Refused} `forbidden` where there are none */
  async creationOptions(
    { id, name }: Pick<AuthorRecord, "id" | "name">,
    use: ChallengeUse,
  ): Promise<object> {
    const { store } = this.#options;
    const party = this.#party();
    const { generateRegistrationOptions } = await import("@simplewebauthn/server");
    const own = await store.passkeys.of(id);
    return await generateRegistrationOptions({
      rpName: RP_NAME,
      rpID: party.id,
      userID: new TextEncoder().encode(id),
      userName: name,
      userDisplayName: name,
      challenge: createChallenge({ ...use, author: id }, this.#options),
      timeout: TIMEOUT_MS,
      attestationType: "none",
      excludeCredentials: own.map((passkey) => ({
        id: passkey.id,
        transports: [...passkey.transports],
      })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
  }

  /** What a browser needs to use a passkey. @throws {Refused} `forbidden` where there are none */
  async requestOptions(use: ChallengeUse): Promise<object> {
    const party = this.#party();
    const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
    return await generateAuthenticationOptions({
      rpID: party.id,
      challenge: createChallenge(use, this.#options),
      timeout: TIMEOUT_MS,
      userVerification: "required",
    });
  }

  /**
   * Believes that a passkey was made, for the author of its challenge.
   *
   * @throws {Refused} `passkey-wrong`, `invalid-body` when the name is unfit, `forbidden`
   */
  async proveNew(
    { name, credential }: { readonly name: string; readonly credential: NewCredential },
    use: ChallengeUse,
  ): Promise<ProvedPasskey> {
    const { clock } = this.#options;
    const party = this.#party();
    const clean = cleanName(name);
    const challenge = this.#challenge(credential, use);
    const { author } = challenge;
    if (author === undefined) throw passkeyWrong();
    const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
    const { transports = [], ...response } = credential.response;
    const verified = await verifyRegistrationResponse({
      response: { ...credential, response, clientExtensionResults: {} },
      expectedChallenge: (signed) => signed === challengeOf(credential),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    }).catch(() => undefined);
    if (verified?.verified !== true) throw passkeyWrong();
    await this.#spend(challenge);
    const { credential: made, credentialBackedUp } = verified.registrationInfo;
    return {
      id: made.id,
      author,
      name: clean,
      publicKey: new Uint8Array(made.publicKey),
      counter: made.counter,
      transports,
      synced: credentialBackedUp,
      createdAt: clock.now(),
    };
  }

  /** Keeps a proved passkey. @throws {Refused} `invalid-body` when there are too many, or this one */
  async keep(proved: ProvedPasskey): Promise<PasskeyInfo> {
    const { passkeys } = this.#options.store;
    if ((await passkeys.of(proved.author)).length >= MAX_PASSKEYS) {
      throw invalid(`Cannot keep another passkey: there are ${MAX_PASSKEYS} already.`);
    }
    if (!await passkeys.add(proved)) throw invalid("Cannot keep the passkey: it is there already.");
    return infoOf(proved);
  }

  /**
   * Whose passkey an answer names; believes nothing yet.
   *
   * @throws {Refused} `passkey-wrong` when it answers no challenge of ours: that is no guess
   */
  async claimed(credential: UsedCredential, use: ChallengeUse): Promise<string | undefined> {
    this.#challenge(credential, use);
    return (await this.#options.store.passkeys.get(credential.id))?.author;
  }

  /**
   * Believes that somebody used a passkey, once for each challenge. One whose count does not rise may
   * have been copied, and is refused.
   *
   * @returns the id of the author whose it is
   * @throws {Refused} `passkey-wrong`, `forbidden`
   */
  async prove(credential: UsedCredential, use: ChallengeUse): Promise<string> {
    const { store, clock } = this.#options;
    const party = this.#party();
    const challenge = this.#challenge(credential, use);
    const passkey = await store.passkeys.get(credential.id);
    if (passkey === undefined || !isHandleOf(passkey.author, credential)) throw passkeyWrong();
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const verified = await verifyAuthenticationResponse({
      response: { ...credential, clientExtensionResults: {} },
      expectedChallenge: (signed) => signed === challengeOf(credential),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { ...passkey, transports: [...passkey.transports] },
      requireUserVerification: true,
    }).catch(() => undefined);
    if (verified?.verified !== true) throw passkeyWrong();
    await this.#spend(challenge);
    const counter = verified.authenticationInfo.newCounter;
    await store.passkeys.use({ id: passkey.id, counter, usedAt: clock.now() });
    return passkey.author;
  }

  /** Calls one of an author's own otherwise. @throws {Refused} `not-found`, `invalid-body` */
  async rename(author: string, id: string, name: string): Promise<PasskeyInfo> {
    const { passkeys } = this.#options.store;
    const clean = cleanName(name);
    const isThere = await passkeys.rename({ id, author, name: clean });
    const passkey = isThere ? await passkeys.get(id) : undefined;
    if (passkey === undefined) throw noPasskey();
    return infoOf(passkey);
  }

  /**
   * Forgets one of an author's own.
   *
   * @throws {Refused} `not-found`; `forbidden` when it is the last way in
   */
  remove(author: string, id: string): Promise<void> {
    const { store, turns } = this.#options;
    return turns.take(async () => {
      const own = await store.passkeys.of(author);
      if (!own.some((passkey) => passkey.id === id)) throw noPasskey();
      const record = (await store.authors()).find((one) => one.id === author);
      if (own.length === 1 && (record?.passwordHash ?? "") === "") {
        throw new Refused({
          code: "forbidden",
          message: "Cannot remove your only passkey: you have no password. Choose one first.",
        });
      }
      await store.passkeys.remove({ id, author });
    });
  }

  #party(): RelyingParty {
    if (this.party !== undefined) return this.party;
    throw new Refused({
      code: "forbidden",
      message: "Passkeys need a host name and https: set PUBLIC_URL to one, not to an address.",
    });
  }

  #challenge(credential: NewCredential | UsedCredential, use: ChallengeUse): Challenge {
    const challenge = readChallenge(challengeOf(credential), use, this.#options);
    if (challenge === undefined) throw passkeyWrong();
    return challenge;
  }

  /** Of two who bring the same answer, the second is refused. */
  async #spend({ nonce, expiresAt }: Challenge): Promise<void> {
    if (!await this.#options.store.spendLink(nonce, expiresAt)) throw passkeyWrong();
  }
}

function challengeOf({ response }: NewCredential | UsedCredential): string {
  return challengeIn(response.clientDataJSON);
}

/** Whose the passkey says it is, if it says so: the octets of the author's id. */
function isHandleOf(author: string, { response: { userHandle } }: UsedCredential): boolean {
  if (userHandle === undefined) return true;
  return userHandle === new TextEncoder().encode(author).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}

function infoOf(
  { id, name, synced, createdAt, usedAt }: Omit<StoredPasskey, "author">,
): PasskeyInfo {
  return { id, name, createdAt, ...usedAt !== undefined && { usedAt }, ...synced && { synced } };
}

/** In the same words, whatever of it does not fit. */
function passkeyWrong(): Refused {
  return new Refused({
    code: "passkey-wrong",
    message: "The passkey does not fit here, or its challenge was used or is too old. Try again.",
  });
}

function noPasskey(): Refused {
  return new Refused({ code: "not-found", message: "There is no such passkey of yours." });
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}
