import assert from "node:assert/strict";
import { checkedClose } from "../../../../server/messaging/session/close.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import { trial } from "../../../helper/stomp_trial.ts";

Deno.test("a close has a code a server may send, and a reason that fits", () => {
  for (const code of [1000, 1003, 1007, 1009, 1011, 1013, 3000, 4999]) {
    assert.equal(checkedClose({ code, reason: "" }).code, code);
  }
  for (const code of [3, 999, 1004, 1005, 1006, 1010, 1014, 1015, 2999, 5000, NaN, 1000.5]) {
    assert.throws(() => checkedClose({ code, reason: "" }), RangeError, String(code));
  }
  assert.equal(checkedClose({ code: 1000, reason: "x".repeat(123) }).reason.length, 123);
  assert.throws(() => checkedClose({ code: 1000, reason: "한".repeat(42) }), /over 123 bytes/);
});

Deno.test("an application ends one session, after the frame in work, and no other", async () => {
  const { stomp, connected } = trial();
  const [one, other] = [await connected(), await connected()];
  const [session] = stomp.registry.sessions();
  session?.close({ code: 4001, reason: "moved" });
  assert.deepEqual(await one.closed, { code: 4001, reason: "moved" });
  session?.close();
  other.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  assert.equal((await other.next()).command, "RECEIPT");
  assert.throws(() => stomp.disconnect(() => true, { code: 3, reason: "" }), RangeError);
});
