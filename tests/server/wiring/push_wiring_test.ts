import { equal } from "node:assert/strict";
import { newKeyring, rotated } from "../../../server/chat/token/keyring.ts";
import { systemClock } from "../../../server/messaging/mod.ts";
import { pushServiceOf } from "../../../server/wiring/push_wiring.ts";
import { random } from "../../helper/chat.ts";

const CONFIG = { webPush: true, pushHosts: [], publicUrl: "https://talk.example" };
const PARTS = {
  post: () => Promise.reject(new Error("unused")),
  clock: systemClock,
  random,
};

Deno.test("browsers stay subscribed when keys are rotated, twice too", () => {
  const keyring = newKeyring(random);
  const later = rotated(rotated(keyring, random), random);
  const [before, after, other] = [keyring, later, newKeyring(random)].map((keys) =>
    pushServiceOf({ ...PARTS, config: CONFIG, keyring: keys })?.publicKey
  );
  equal(before?.length, 87);
  equal(after, before);
  equal(other === before, false);
});

Deno.test("a server that does not push has nothing to push with", () => {
  const config = { ...CONFIG, webPush: false };
  equal(pushServiceOf({ ...PARTS, config, keyring: newKeyring(random) }), undefined);
});
