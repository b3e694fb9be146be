/**
 * What every place of keys must do, sentence by sentence of `server/chat/token/kept_keyring.ts`.
 *
 * @module
 */
import { deepEqual, equal, notDeepEqual } from "node:assert/strict";
import type { KeptKeyring } from "../../server/chat/token/kept_keyring.ts";
import type { Keyring } from "../../server/chat/token/keyring.ts";
import { signToken, verifyToken } from "../../server/chat/token/signed_token.ts";
import type { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { random } from "../helper/chat.ts";

/** One place, which any number of instances open. */
export interface KeyringPlace {
  readonly clock: VirtualClock;
  open(): Promise<KeptKeyring>;
  /** Lets so much time pass that an instance has looked, if it is going to. */
  pass(keyring: KeptKeyring): Promise<void>;
}

/** What a keyring holds. */
export function contentOf({ keys, pseudonymSecret }: Keyring): Keyring {
  return { keys: keys.map((key) => ({ ...key })) as unknown as Keyring["keys"], pseudonymSecret };
}

/**
 * Registers the tests of a place of keys.
 *
 * @param isShared whether several instances have the same keys
 * @param inPlace runs a test in a new, empty place
 */
export function testKeyring(
  name: string,
  { isShared, inPlace }: {
    readonly isShared: boolean;
    readonly inPlace: (test: (place: KeyringPlace) => Promise<void>) => Promise<void>;
  },
): void {
  const test = (rule: string, body: (place: KeyringPlace) => Promise<void>) =>
    Deno.test(`${name}: ${rule}`, () => inPlace(body));

  test("a rotated key verifies what the one before has signed, and keeps pseudonyms", async (place) => {
    const keyring = await place.open();
    const before = contentOf(keyring);
    const token = signToken(["test", "a"], keyring);
    await keyring.rotate(random);
    deepEqual(verifyToken(token, { purpose: "test", keyring }), ["a"]);
    deepEqual(keyring.pseudonymSecret, before.pseudonymSecret);
    equal(keyring.keys.length, 2);
    await place.pass(keyring);
    notDeepEqual(keyring.keys[0], before.keys[0]);
    await keyring.rotate(random);
    await place.pass(keyring);
    await keyring.rotate(random);
    equal(verifyToken(token, { purpose: "test", keyring }), undefined);
  });

  test("looking changes nothing where nobody has changed anything", async (place) => {
    const keyring = await place.open();
    const before = contentOf(keyring);
    await keyring.refresh();
    await keyring.glance();
    deepEqual(contentOf(keyring), before);
  });

  test("following ends when it is told to, and leaves no timer", async (place) => {
    const keyring = await place.open();
    const stop = keyring.follow({ clock: place.clock, report: () => {} });
    await stop();
    equal(place.clock.pending, 0);
  });

  if (!isShared) return;

  test("keys made by several at once are the same for all", async ({ open }) => {
    const all = await Promise.all(Array.from({ length: 8 }, open));
    const kept = contentOf(await open());
    for (const keyring of all) deepEqual(contentOf(keyring), kept);
  });

  test("what others sign with new keys counts, whoever has looked when", async (place) => {
    const [one, other] = [await place.open(), await place.open()];
    const stop = other.follow({ clock: place.clock, report: () => {} });
    await one.rotate(random);
    await place.pass(other);
    const token = signToken(["test", "a"], one);
    deepEqual(verifyToken(token, { purpose: "test", keyring: other }), ["a"]);
    await stop();
  });
}
