import assert from "node:assert/strict";
import { StompError } from "../../../shared/stomp/error.ts";
import {
  formatHeartBeat,
  negotiateHeartBeat,
  parseHeartBeat,
} from "../../../shared/stomp/heartbeat.ts";

const beat = (sendEveryMs: number, expectEveryMs: number) => ({ sendEveryMs, expectEveryMs });

Deno.test("a heart-beat header says what its sender can do, then what it wants", () => {
  assert.deepEqual(parseHeartBeat("0,10000"), beat(0, 10_000));
  assert.equal(formatHeartBeat(beat(0, 10_000)), "0,10000");
});

Deno.test("without a heart-beat header there are no heart-beats", () => {
  assert.deepEqual(parseHeartBeat(undefined), beat(0, 0));
});

Deno.test("a malformed heart-beat is a fault that says how to write it", () => {
  const malformed = ["", "abc", "1", "1,", ",1", "1,2,3", "-1,0", "1.5,0", "1e3,0", " 1,2", "1, 2"];
  for (const header of [...malformed, "٣,٣", "1,2\n", `${"9".repeat(11)},0`]) {
    assert.throws(() => parseHeartBeat(header), (error) => {
      assert.ok(error instanceof StompError && error.fault === "protocol");
      assert.ok(error.message.includes(JSON.stringify(header)));
      assert.match(error.detail, /"10000,10000"/);
      return true;
    });
  }
});

Deno.test("in each direction the larger number wins, and 0 from either side means none", () => {
  assert.deepEqual(
    negotiateHeartBeat(beat(1_000, 1_000), beat(10_000, 10_000)),
    beat(10_000, 10_000),
  );
  assert.deepEqual(negotiateHeartBeat(beat(1_000, 1_000), beat(1, 1)), beat(1_000, 1_000));
  assert.deepEqual(negotiateHeartBeat(beat(1_000, 1_000), beat(0, 10_000)), beat(10_000, 0));
  assert.deepEqual(negotiateHeartBeat(beat(0, 500), beat(2_000, 2_000)), beat(0, 2_000));
  assert.deepEqual(negotiateHeartBeat(beat(0, 0), beat(0, 0)), beat(0, 0));
});

Deno.test("both sides come to the same agreement, each seen from its own end", () => {
  const pairs = [beat(0, 0), beat(0, 7), beat(7, 0), beat(5, 9), beat(9, 5)];
  for (const one of pairs) {
    for (const other of pairs) {
      const { sendEveryMs, expectEveryMs } = negotiateHeartBeat(one, other);
      assert.deepEqual(negotiateHeartBeat(other, one), beat(expectEveryMs, sendEveryMs));
    }
  }
});
