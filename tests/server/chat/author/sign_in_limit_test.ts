import { equal, ok, throws } from "node:assert/strict";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import { SignInLimit } from "../../../../server/chat/author/sign_in_limit.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { random, refusedAs } from "../../../helper/chat.ts";

const keyring = newKeyring(random);

function limitAt(clock = new VirtualClock()): SignInLimit {
  return new SignInLimit({ keyring, clock, random });
}

/** How many of `count` guesses were let through. */
function letThrough(count: number, guess: (index: number) => void): number {
  let through = 0;
  for (let index = 0; index < count; index++) {
    try {
      guess(index);
      through++;
    } catch (error) {
      if (!refusedAs("too-fast")(error)) throw error;
    }
  }
  return through;
}

Deno.test("of 1,000 guesses in an hour at most 20 are let through, from however many addresses", () => {
  for (const addresses of [1, 10, 1_000]) {
    const clock = new VirtualClock();
    const limit = limitAt(clock);
    const through = letThrough(1_000, (index) => {
      clock.advance(3_600);
      limit.take({ address: `address ${index % addresses}` }, "owner");
    });
    ok(through <= 20, `${through} from ${addresses}`);
  }
});

Deno.test("strangers who use up all attempts do not keep a known browser out", () => {
  const limit = limitAt();
  const device = limit.knownDevice(undefined, "owner");
  letThrough(100, (index) => limit.take({ address: `address ${index}` }, "owner"));
  throws(() => limit.take({ address: "home" }, "owner"), refusedAs("too-fast"));
  equal(letThrough(100, () => limit.take({ address: "home", device }, "owner")), 5);
});

Deno.test("a browser is known by a token signed here, and by no other", () => {
  const limit = limitAt();
  const device = limit.knownDevice(undefined, "owner");
  equal(limit.knownDevice(device, "owner"), device);
  const foreign = new SignInLimit({
    keyring: newKeyring(random),
    clock: new VirtualClock(),
    random,
  }).knownDevice(undefined, "owner");
  letThrough(100, (index) => limit.take({ address: `address ${index}` }, "owner"));
  throws(() => limit.take({ address: "home", device: foreign }, "owner"), refusedAs("too-fast"));
  throws(() => limit.take({ address: "home", device: "" }, "owner"), refusedAs("too-fast"));
});

Deno.test("a right guess uses up nothing", () => {
  const limit = limitAt();
  equal(letThrough(100, () => limit.take({ address: "home" }, "owner")()), 100);
});

Deno.test("nobody is told to wait longer than ten minutes", () => {
  const limit = limitAt();
  letThrough(50, () => limit.take({ address: "home" }, "owner"));
  throws(
    () => limit.take({ address: "home" }, "owner"),
    (error) => error instanceof Refused && Number(error.refusal.retryAfterMs) <= 10 * 60_000,
  );
});

Deno.test("an author's browser is a stranger's where another author's password is guessed", () => {
  const limit = limitAt();
  const devices = Array.from({ length: 50 }, () => limit.knownDevice(undefined, "second"));
  const address = "home";
  const through = letThrough(
    1_000,
    (index) => limit.take({ address, device: devices[index % 50] }, "owner"),
  );
  equal(through, 5);
  letThrough(100, (index) => limit.take({ address: `address ${index}` }, "owner"));
  equal(letThrough(9, () => limit.take({ address, device: devices[0] }, "second")), 5);
  throws(() => limit.take({ address, device: devices[1] }, undefined), refusedAs("too-fast"));
  const own = limit.knownDevice(devices[0], "owner");
  equal(letThrough(9, () => limit.take({ address, device: own }, "owner")), 5);
});
