import { deepEqual, equal, throws } from "node:assert/strict";
import { destinationCheck, prefixesOf } from "../../../server/messaging/server_destinations.ts";

Deno.test("a server's prefixes are those of Spring, unless it is told others", () => {
  deepEqual(prefixesOf({}), {
    application: "/app",
    topic: ["/topic"],
    queue: ["/queue"],
    user: "/user",
  });
  deepEqual(
    prefixesOf({ applicationPrefix: "/do", brokerPrefixes: ["/a", "/b"], queuePrefixes: ["/b"] }),
    { application: "/do", topic: ["/a"], queue: ["/b"], user: "/user" },
  );
});

Deno.test("a queue prefix must be one of the broker's", () => {
  throws(() => prefixesOf({ queuePrefixes: ["/jobs"] }), /"\/jobs": it is not among/);
});

Deno.test("clients may name what has a plain spelling, or anything where that is asked for", () => {
  deepEqual(["/topic/a b", "/topic/a"].map(destinationCheck({})), [false, true]);
  equal(destinationCheck({ anyDestination: true })("/topic/a b"), true);
});
