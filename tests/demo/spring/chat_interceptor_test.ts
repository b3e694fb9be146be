import assert from "node:assert/strict";
import { diary, noLinks, stamped } from "../../../demo/spring/chat_interceptor.ts";
import { permitAll, StompServer } from "../../../server/messaging/mod.ts";
import { connect, VirtualClock } from "../../../server/messaging/testing.ts";

Deno.test("links are refused, everything is written down, MESSAGEs say when they left", async () => {
  const clock = new VirtualClock(1_000);
  const lines: string[] = [];
  const stomp = new StompServer({
    clock,
    authorize: [permitAll],
    authenticate: () => ({ name: "kim" }),
    inboundInterceptors: [diary((line) => lines.push(line)), noLinks],
    outboundInterceptors: [stamped(clock)],
  });
  const peer = connect(stomp);
  await peer.connect();
  await peer.subscribe("/user/queue/errors");
  await peer.subscribe("/topic/a");
  peer.sendTo("/topic/a", { text: "https://example.com" });
  assert.deepEqual(await peer.nextBody(), {
    code: "forbidden",
    message: "Please do not send links.",
  });
  peer.sendTo("/topic/a", { text: "example" });
  const { headers } = await peer.next();
  assert.equal(headers.get("sent-at"), "1000");
  peer.close();
  assert.deepEqual(lines, [
    "kim SUBSCRIBE /user/queue/errors handled",
    "kim SUBSCRIBE /topic/a handled",
    "kim SEND /topic/a refused",
    "kim SEND /topic/a handled",
  ]);
});
