import { deepEqual, equal, throws } from "node:assert/strict";
import { UserDestinations } from "../../../../../server/messaging/broker/user_destination.ts";
import {
  forbidden,
  noRoute,
  Refusing,
} from "../../../../../server/messaging/channel/command/refusing.ts";
import { newCounters } from "../../../../../server/messaging/counters.ts";
import type { Refusal } from "../../../../../shared/refusal.ts";
import { frame } from "../../../../../shared/stomp/frame.ts";
import { connectedSession } from "../../../../helper/session.ts";

const REFUSAL: Refusal = { code: "too-fast", message: "Wait." };

function refusing(follows: boolean) {
  const told: unknown[] = [];
  const counters = newCounters();
  const channel = new Refusing({
    counters,
    userDestinations: new UserDestinations("/me"),
    outbound: {
      refuse: (_session, refusal, receipt) => {
        told.push([refusal, receipt]);
        return follows;
      },
    },
  });
  return { channel, told, counters };
}

Deno.test("who follows the queue of errors is told there, and gets no RECEIPT", () => {
  const { channel, told, counters } = refusing(true);
  const sent = frame("SEND", { destination: "/app/a", receipt: "r" });
  deepEqual(channel.refuse(sent, connectedSession(), REFUSAL), { receipt: false });
  deepEqual([told, counters.requestsRefused], [[[REFUSAL, "r"]], 1]);
});

Deno.test("who waits for a RECEIPT or a MESSAGE and cannot be told gets an ERROR", () => {
  const { channel } = refusing(false);
  for (const sent of [frame("SEND", { receipt: "r" }), frame("SUBSCRIBE", { id: "1" })]) {
    throws(() => channel.refuse(sent, connectedSession(), REFUSAL), {
      name: "StompError",
      message: "Wait.",
      detail: 'Refused with code "too-fast". A session that subscribes to /me/queue/errors is ' +
        "told there and lives on.",
    });
  }
});

Deno.test("who waits for nothing and cannot be told is not told", () => {
  const { channel, counters } = refusing(false);
  const sent = frame("SEND", { destination: "/app/a" });
  deepEqual(channel.refuse(sent, connectedSession(), REFUSAL), { receipt: false });
  equal(counters.requestsRefused, 1);
});

Deno.test("the ERROR's close code says what the refusal would have said", () => {
  const { channel } = refusing(false);
  const own = (["retry", "renew", "stop"] as const).map((next) => ({ code: "own", next }));
  const known = ["too-fast", "token-invalid", "invalid-body"].map((code) => ({ code }));
  const codes = [...known, ...own, { code: "unknown" }].map((code) => {
    try {
      const refusal = { ...code, message: "No." };
      channel.refuse(frame("SEND", { receipt: "r" }), connectedSession(), refusal);
      return undefined;
    } catch (error) {
      return error instanceof Error && "closeCode" in error ? error.closeCode : error;
    }
  });
  deepEqual(codes, [1013, 1008, 1002, 1013, 1008, 1002, 1002]);
});

Deno.test("faults quote the command and the destination, and have their close code", () => {
  const faults = [forbidden("SEND", "/topic/a\n"), noRoute("SUBSCRIBE", "/app/a")];
  deepEqual(faults.map(({ message, closeCode }) => [message, closeCode]), [
    ['Cannot SEND "/topic/a\\n": it is not allowed', 1008],
    ['Cannot SUBSCRIBE "/app/a": nothing handles it', 1002],
  ]);
});
