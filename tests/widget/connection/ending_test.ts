import assert from "node:assert/strict";
import type { Next, RefusalCode } from "../../../shared/code.ts";
import { Refused } from "../../../shared/refusal.ts";
import { endingOf, endingOfFailure } from "../../../widget/connection/ending.ts";
import { BLOCKED } from "../../../widget/connection/stomp_socket.ts";

const CLOSES: readonly (readonly [code: number, next: Next, rule: string])[] = [
  [1000, "stop", "a farewell is final"],
  [1001, "retry", "the other side went away"],
  [1002, "stop", "who broke the protocol would break it again"],
  [1006, "retry", "the network broke"],
  [1008, "renew", "the credentials may be too old"],
  [1009, "stop", "what is too big stays too big"],
  [1011, "retry", "a fault of the server may pass"],
  [1012, "retry", "the server restarts"],
  [1013, "retry", "the server is full now"],
  [4999, "retry", "an unknown code is no reason to give up"],
];

for (const [code, next, rule] of CLOSES) {
  Deno.test(`close ${code}: ${next}, because ${rule}`, () => {
    assert.equal(endingOf(code).next, next);
  });
}

const REFUSALS: readonly (readonly [code: RefusalCode, next: Next])[] = [
  ["token-invalid", "renew"],
  ["signed-out", "renew"],
  ["too-fast", "retry"],
  ["forbidden", "stop"],
];

for (const [code, next] of REFUSALS) {
  Deno.test(`a refusal "${code}" in an ERROR says ${next}, whatever the close code`, () => {
    const refusal = { code, message: "Said by the server." };
    for (const closeCode of [1000, 1006, 1008, 1013]) {
      const ending = endingOf(closeCode, { error: { message: "less", body: refusal } });
      assert.deepEqual(ending, { next, refusal });
    }
  });

  Deno.test(`a refusal "${code}" before there was a connection says ${next}`, () => {
    const refusal = { code, message: "Said by the server." };
    assert.deepEqual(endingOfFailure(new Refused(refusal)), { next, refusal });
  });
}

Deno.test("an ERROR without a refusal gives its message, and the close code the rest", () => {
  for (const body of [undefined, null, "text", { code: "", message: "" }]) {
    assert.deepEqual(endingOf(1002, { error: { message: "Cannot read it.", body } }), {
      next: "stop",
      refusal: { code: "internal", message: "Cannot read it." },
    });
  }
});

Deno.test("a close without a word still has something to tell a person", () => {
  assert.deepEqual(endingOf(1012).refusal, {
    code: "internal",
    message: "The connection was closed with code 1012.",
  });
  assert.equal(endingOf(1008).refusal.code, "forbidden");
});

Deno.test("a close that says what an author has decided is told by that, once no renewing helps", () => {
  for (const reason of ["banned", "closed"] as const) {
    const { next, refusal: { code } } = endingOf(1008, { reason });
    assert.deepEqual([next, code], ["renew", reason]);
  }
  for (const reason of ["", "ended", "internal", "no heart-beat"]) {
    assert.equal(endingOf(1008, { reason }).refusal.code, "forbidden");
  }
  assert.equal(endingOf(1011, { reason: "banned" }).refusal.code, "internal");
});

Deno.test("a failure nobody explained is worth another try, and its text stays inside", () => {
  assert.deepEqual(endingOfFailure(new TypeError("socket detail")), {
    next: "retry",
    refusal: { code: "internal", message: "The server did not answer." },
  });
});

Deno.test("a socket that nothing got through says so, and is tried again", () => {
  const { next, isBlocked } = endingOf(BLOCKED);
  assert.deepEqual([next, isBlocked], ["retry", true]);
  assert.equal(endingOf(1006).isBlocked, undefined);
});

Deno.test("a server that restarts says so before it goes; one that breaks does not", () => {
  assert.equal(endingOf(1012).isRestart, true);
  for (const code of [1001, 1006, 1011, 1013]) {
    assert.equal(endingOf(code).isRestart, undefined);
  }
});
