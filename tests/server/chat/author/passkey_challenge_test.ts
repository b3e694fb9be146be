import { equal } from "node:assert/strict";
import {
  CHALLENGE_LIFE_MS,
  challengeIn,
  createChallenge,
  readChallenge,
} from "../../../../server/chat/author/passkey_challenge.ts";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import { random, START_MS } from "../../../helper/chat.ts";

const keyring = newKeyring(random);
const at = (now: number) => ({ keyring, random, clock: { now: () => now } });
const print = (text: string) =>
  new TextEncoder().encode(text).toBase64({ alphabet: "base64url", omitPadding: true });
const use = { kind: "confirm", bound: "session" } as const;

Deno.test("a challenge is read back for its purpose and person alone, for five minutes", () => {
  const challenge = print(createChallenge({ ...use, author: "kim" }, at(START_MS)));
  equal(readChallenge(challenge, use, at(START_MS))?.author, "kim");
  equal(readChallenge(challenge, { ...use, bound: "other" }, at(START_MS)), undefined);
  equal(readChallenge(challenge, { ...use, kind: "register" }, at(START_MS)), undefined);
  equal(readChallenge(challenge, use, at(START_MS + CHALLENGE_LIFE_MS)), undefined);
  equal(readChallenge(challenge.replace(/^./, "X"), use, at(START_MS)), undefined);
  const others = { ...at(START_MS), keyring: newKeyring(random) };
  equal(readChallenge(challenge, use, others), undefined);
});

Deno.test("what a browser says it has signed may be anything, and is then no challenge", () => {
  equal(challengeIn(print('{"challenge":"abc"}')), "abc");
  for (const data of ["", "!", print("x"), print("null"), print("{}"), print('{"challenge":1}')]) {
    equal(challengeIn(data), "", data);
  }
});
