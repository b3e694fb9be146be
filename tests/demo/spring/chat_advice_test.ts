import assert from "node:assert/strict";
import { ChatAdvice } from "../../../demo/spring/chat_advice.ts";
import { Refused, route, StompServer } from "../../../server/messaging/mod.ts";
import { call } from "../../../server/messaging/testing.ts";

function advised(thrown: unknown) {
  const reported: unknown[] = [];
  const stomp = new StompServer({ advice: [new ChatAdvice((error) => reported.push(error))] });
  stomp.on(route("/break"), () => {
    throw thrown;
  });
  return { stomp, reported };
}

Deno.test("a fault of any handler is written down, and its sender told the number", async () => {
  const fault = new RangeError("secret");
  const { stomp, reported } = advised(fault);
  const { sent } = await call(stomp, "/app/break");
  assert.deepEqual(sent, [{
    destination: "/user/queue/errors",
    body: { code: "fault", message: "Something broke. We wrote it down as 1." },
  }]);
  assert.deepEqual(reported, [fault]);
});

Deno.test("a refusal is told as it is", async () => {
  const refusal = { code: "forbidden", message: "No." } as const;
  const { stomp, reported } = advised(new Refused(refusal));
  assert.deepEqual(await call(stomp, "/app/break"), { sent: [], replies: [], refusal });
  assert.deepEqual(reported, []);
});
