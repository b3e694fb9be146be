import { deepEqual, equal, match, notEqual, rejects } from "node:assert/strict";
import { settledKey } from "../../../../server/chat/token/keyring.ts";
import {
  KEYRING_KEY,
  KV_KEYS_LOOK_MS,
  NEW_KEY_SIGNS_AFTER_MS,
  openKvKeyring,
} from "../../../../server/chat/token/kv_keyring.ts";
import { signToken, verifyToken } from "../../../../server/chat/token/signed_token.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { contentOf } from "../../../contract/keyring_contract.ts";
import { random } from "../../../helper/chat.ts";
import { RefusingKv } from "../../../helper/refusing_kv.ts";

Deno.test("no instance refuses what another has signed, while keys in a KV are rotated", async () => {
  using kv = await Deno.openKv(":memory:");
  const clock = new VirtualClock();
  const one = await openKvKeyring({ kv, clock, random });
  const other = await openKvKeyring({ kv, clock, random });
  const first = one.keys[0].id;
  await one.rotate(random);
  // One that starts now knows it, and does not sign with it either.
  const third = await openKvKeyring({ kv, clock, random });
  equal(third.keys[0].id, first);
  for (let passed = 0; passed <= NEW_KEY_SIGNS_AFTER_MS + 5_000; passed += 5_000) {
    for (const signer of [one, third]) {
      const token = signToken(["test", "a"], signer);
      await other.glance();
      deepEqual(verifyToken(token, { purpose: "test", keyring: other }), ["a"], `${passed} ms`);
    }
    clock.advance(5_000);
  }
  notEqual(one.keys[0].id, first);
  equal(other.keys[0].id, one.keys[0].id);
});

Deno.test("a task signs with the key that every instance has by then", async () => {
  using kv = await Deno.openKv(":memory:");
  const clock = new VirtualClock();
  const served = await openKvKeyring({ kv, clock, random });
  const task = await openKvKeyring({ kv, clock, random });
  await task.rotate(random);
  equal(settledKey(task).id, served.keys[0].id);
  clock.advance(NEW_KEY_SIGNS_AFTER_MS);
  equal(settledKey(task).id, served.keys[0].id);
});

Deno.test("keys that are damaged or gone are told once, and stay as they were", async () => {
  using kv = await Deno.openKv(":memory:");
  const clock = new VirtualClock();
  const keyring = await openKvKeyring({ kv, clock, random });
  const before = contentOf(keyring);
  const faults: string[] = [];
  const stop = keyring.follow({ report: ({ message }) => faults.push(message) });
  const look = async () => {
    clock.advance(KV_KEYS_LOOK_MS);
    await keyring.glance();
  };
  await kv.set(KEYRING_KEY, "{}");
  await look();
  await look();
  await kv.delete(KEYRING_KEY);
  await look();
  deepEqual(contentOf(keyring), before);
  equal(faults.length, 2);
  match(faults[0] ?? "", /damaged/);
  match(faults[1] ?? "", /no keys in the KV any more/);
  await stop();
});

Deno.test("a KV with damaged keys is told when it is opened, and not overwritten", async () => {
  using kv = await Deno.openKv(":memory:");
  await kv.set(KEYRING_KEY, 1);
  await rejects(openKvKeyring({ kv, clock: new VirtualClock(), random }), /damaged/);
  equal((await kv.get(KEYRING_KEY)).value, 1);
});

Deno.test("who asks often makes one look in half a minute, and one look is shared", async () => {
  using kv = await Deno.openKv(":memory:");
  let looks = 0;
  const counting = {
    get: <T>(key: Deno.KvKey) => (looks++, kv.get<T>(key)),
    atomic: () => kv.atomic(),
  };
  const clock = new VirtualClock();
  const keyring = await openKvKeyring({ kv: counting, clock, random });
  equal(keyring.glance(), undefined);
  looks = 0;
  clock.advance(KV_KEYS_LOOK_MS);
  await Promise.all([keyring.glance(), keyring.glance()]);
  equal(keyring.glance(), undefined);
  equal(looks, 1);
  equal(clock.pending, 0);
});

Deno.test("whose clock is put back looks all the same", async () => {
  using kv = await Deno.openKv(":memory:");
  let now = 7_200_000;
  const clock = { now: () => now, after: () => () => {} };
  const [here, there] = [
    await openKvKeyring({ kv, clock, random }),
    await openKvKeyring({ kv, clock, random }),
  ];
  await there.rotate(random);
  now -= 3_600_000;
  await here.glance();
  equal(here.keys.length, 2);
});

Deno.test("a KV that gives no answer holds no request up for long, and the keys stay", async () => {
  using kv = await Deno.openKv(":memory:");
  const between = new RefusingKv(kv);
  const clock = new VirtualClock();
  const keyring = await openKvKeyring({ kv: between.kv, clock, random });
  const faults: string[] = [];
  const stop = keyring.follow({ report: ({ message }) => faults.push(message) });
  const before = contentOf(keyring);
  between.reads = "wait";
  clock.advance(KV_KEYS_LOOK_MS);
  const looking = keyring.glance();
  clock.advance(2_000);
  await looking;
  deepEqual(contentOf(keyring), before);
  match(faults.join(), /no answer/);
  equal(keyring.glance(), undefined, "and the next request does not wait at all");
  between.reads = "answer";
  await stop();
});

Deno.test("keys are octets in the KV, which any Deno reads from any other; a text counts as well", async () => {
  using kv = await Deno.openKv(":memory:");
  const clock = new VirtualClock(1_000);
  const made = await openKvKeyring({ kv, clock, random });
  const { value } = await kv.get(KEYRING_KEY);
  equal(value instanceof Uint8Array, true);
  await kv.set(KEYRING_KEY, new TextDecoder().decode(value as Uint8Array));
  const found = await openKvKeyring({ kv, clock, random });
  deepEqual(found.keys, made.keys);
  await found.rotate(random);
  equal((await kv.get(KEYRING_KEY)).value instanceof Uint8Array, true);
});
