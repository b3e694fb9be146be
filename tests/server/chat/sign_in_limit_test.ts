import { equal, ok, throws } from "node:assert/strict";
import { newKeyring } from "../../../server/chat/keyring.ts";
import { SignInLimit } from "../../../server/chat/sign_in_limit.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { random, refusedAs } from "../../helper/chat.ts";

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
      limit.take({ address: `address ${index % addresses}` });
    });
    ok(through <= 20, `${through} from ${addresses}`);
  }
});

Deno.test("strangers who use up all attempts do not keep a known browser out", () => {
  const limit = limitAt();
  const device = limit.knownDevice(undefined);
  letThrough(100, (index) => limit.take({ address: `address ${index}` }));
  throws(() => limit.take({ address: "home" }), refusedAs("too-fast"));
  equal(letThrough(100, () => limit.take({ address: "home", device })), 5);
});

Deno.test("a browser is known by a token signed here, and by no other", () => {
  const limit = limitAt();
  const device = limit.knownDevice(undefined);
  equal(limit.knownDevice(device), device);
  const foreign = new SignInLimit({
    keyring: newKeyring(random),
    clock: new VirtualClock(),
    random,
  }).knownDevice(undefined);
  letThrough(100, (index) => limit.take({ address: `address ${index}` }));
  throws(() => limit.take({ address: "home", device: foreign }), refusedAs("too-fast"));
  throws(() => limit.take({ address: "home", device: "" }), refusedAs("too-fast"));
});

Deno.test("a right guess uses up nothing", () => {
  const limit = limitAt();
  equal(letThrough(100, () => limit.take({ address: "home" })()), 100);
});

Deno.test("nobody is told to wait longer than ten minutes", () => {
  const limit = limitAt();
  letThrough(50, () => limit.take({ address: "home" }));
  throws(
    () => limit.take({ address: "home" }),
    (error) => error instanceof Refused && Number(error.refusal.retryAfterMs) <= 10 * 60_000,
  );
});
