import assert from "node:assert/strict";
import {
  Controller,
  MessageMapping,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../../../server/messaging/routing/decorators.ts";
import { recordOf } from "../../../../server/messaging/routing/record.ts";

Deno.test("decorators record what was written, in the order it was written", () => {
  @Controller("/chat")
  @SendTo("/topic/all")
  class Chat {
    @MessageMapping(["/a", "/b"])
    @SubscribeMapping("/c")
    @SendTo("/topic/1", "/topic/2")
    @SendTo("/topic/3")
    @SendToUser("/queue/4", { broadcast: false })
    @SendToUser("/queue/5")
    say() {}
  }
  const record = recordOf(Chat[Symbol.metadata]);
  assert.equal(record?.prefix, "/chat");
  assert.deepEqual(record?.targets, [{ to: "destination", destination: "/topic/all" }]);
  assert.deepEqual(record?.methods.get("say"), {
    mappings: [{ kind: "message", paths: ["/a", "/b"] }, { kind: "subscribe", paths: ["/c"] }],
    failures: [],
    targets: [
      { to: "destination", destination: "/topic/1" },
      { to: "destination", destination: "/topic/2" },
      { to: "destination", destination: "/topic/3" },
      { to: "session", destination: "/queue/4" },
      { to: "user", destination: "/queue/5" },
    ],
  });
});
