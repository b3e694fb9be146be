import { deepEqual, throws } from "node:assert/strict";
import {
  slowConsumerPolicies,
  type SlowConsumers,
} from "../../../../server/messaging/broker/slow_consumer.ts";

Deno.test("a slow consumer's policy is that of the longest prefix, whatever the order", () => {
  const policies = {
    "/topic": "drop-oldest",
    "/topic/prices/eur": "close",
    "/topic/prices": "keep-latest",
  } as const;
  for (const entries of [Object.entries(policies), Object.entries(policies).toReversed()]) {
    const policyOf = slowConsumerPolicies(Object.fromEntries(entries));
    deepEqual(
      ["/topic/a", "/topic/prices", "/topic/prices/usd", "/topic/prices/eur", "/topic/prices2"]
        .map(policyOf),
      ["drop-oldest", "keep-latest", "keep-latest", "close", "drop-oldest"],
    );
  }
});

Deno.test("a slow consumer is closed where nothing else is said", () => {
  const policyOf = slowConsumerPolicies({ "/topic/a": "drop-oldest" });
  deepEqual(["/topic", "/topic/ab", "/user/queue/x", ""].map(policyOf), Array(4).fill("close"));
});

Deno.test("a prefix for slow consumers begins with a slash and ends with none", () => {
  for (const prefix of ["topic", "/topic/", "/", ""]) {
    const policies: SlowConsumers = { [prefix]: "close" };
    throws(() => slowConsumerPolicies(policies), TypeError, prefix);
  }
});

Deno.test("messages of a queue wait in it, so no policy throws them away", () => {
  throws(() => slowConsumerPolicies({ "/queue/prices": "keep-latest" }, ["/queue"]), {
    name: "TypeError",
    message:
      'Cannot use "keep-latest" for "/queue/prices": messages below "/queue" wait in their queue',
  });
  throws(() => slowConsumerPolicies({ "/queue": "drop-oldest" }, ["/queue"]), TypeError);
  slowConsumerPolicies({ "/queue": "close", "/queues": "drop-oldest" }, ["/queue"]);
});
