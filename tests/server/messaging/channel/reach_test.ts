import { equal } from "node:assert/strict";
import { isLiteral, isWritable } from "../../../../server/messaging/channel/destination.ts";
import { Reach } from "../../../../server/messaging/channel/reach.ts";

const prefixes = { application: "/app", topic: ["/topic", "/news"], queue: ["/jobs"], user: "/me" };
const reach = new Reach({ prefixes, isDestination: isLiteral });
const UNNAMED = "no client may name it";

Deno.test("a handler is reached by a path that clients may name", () => {
  equal(reach.faultOfPath("/rooms/x"), undefined);
  for (const path of ["/a b", "/a,b", "/..", "/%zz", "/a//b"]) {
    equal(reach.faultOfPath(path), UNNAMED, path);
  }
  equal(new Reach({ prefixes, isDestination: isWritable }).faultOfPath("/a b"), undefined);
});

Deno.test("values reach topics and queues of the broker, each below its prefix", () => {
  for (const destination of ["/topic/a", "/news/a", "/jobs/a"]) {
    equal(reach.faultOfTarget(destination, "broker"), undefined);
  }
  const stray = 'it is not below "/topic/" or "/news/" or "/jobs/"';
  for (const destination of ["/topic", "/app/a", "/me/queue/a", "/foo/a"]) {
    equal(reach.faultOfTarget(destination, "broker"), stray, destination);
  }
  equal(reach.faultOfTarget("/topic/*", "broker"), UNNAMED);
});

Deno.test("values reach a user's queues", () => {
  equal(reach.faultOfTarget("/queue/a", "user"), undefined);
  for (const destination of ["/topic/a", "/queue/", "/queue", "/jobs/a"]) {
    equal(reach.faultOfTarget(destination, "user"), 'it is not below "/queue/"', destination);
  }
  equal(reach.faultOfTarget("/queue/a b", "user"), UNNAMED);
});
