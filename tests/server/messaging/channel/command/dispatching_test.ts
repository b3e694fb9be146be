import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import { Dispatching } from "../../../../../server/messaging/channel/command/dispatching.ts";
import type { OutboundChannel } from "../../../../../server/messaging/channel/outbound.ts";
import type { Dispatcher, Outcome } from "../../../../../server/messaging/routing/dispatch.ts";
import { frame } from "../../../../../shared/stomp/frame.ts";
import { connectedSession } from "../../../../helper/session.ts";
import { subscriptionTo } from "../../../../helper/subscriber.ts";

const SEND = frame("SEND", { destination: "/app/a" });

function dispatching(dispatcher: Partial<Dispatcher>) {
  const whole: Dispatcher = {
    answers: () => true,
    dispatch: () => Promise.resolve({ kind: "handled" }),
    ...dispatcher,
  };
  const told: unknown[] = [];
  const outbound: Pick<OutboundChannel, "answer" | "deliver"> = {
    deliver: ({ body }) => void told.push(body),
    answer: ({ id }, { body }) => void told.push([id, body]),
  };
  return { told, channel: new Dispatching({ dispatcher: () => whole, outbound }) };
}

Deno.test("a frame that no handler answers is a fault, found without running one", async () => {
  const asked: unknown[] = [];
  const { channel } = dispatching({
    answers: (...question) => asked.push(question) === 0,
    dispatch: () => Promise.resolve({ kind: "no-route" }),
  });
  const fault = { message: 'Cannot SEND "/app/a": nothing handles it', closeCode: 1002 };
  throws(() => channel.check(SEND, "/a"), fault);
  await rejects(channel.run(SEND, connectedSession(), { path: "/a" }), fault);
  throws(() => channel.check(frame("SUBSCRIBE", { destination: "/app/b" }), "/b"), /SUBSCRIBE/);
  deepEqual(asked, [["message", "/a"], ["subscribe", "/b"]]);
});

Deno.test("a handler's refusal comes back, what it did does not", async () => {
  const refusal = { code: "forbidden", message: "No." } as const;
  for (
    const [outcome, expected] of [
      [{ kind: "handled" }, undefined],
      [{ kind: "refused", refusal }, refusal],
    ] as const satisfies [Outcome, unknown][]
  ) {
    const { channel } = dispatching({ dispatch: () => Promise.resolve(outcome) });
    equal(await channel.run(SEND, connectedSession(), { path: "/a" }), expected);
  }
});

Deno.test("an answer goes to the subscription that asked, everything else where it says", async () => {
  const session = connectedSession();
  const subscription = subscriptionTo("/app/a", { id: "1", subscriber: session });
  const { channel, told } = dispatching({
    dispatch: (_inbound, deliver) => {
      deliver({ to: "subscriber", body: "for you" });
      deliver({ to: "destination", destination: "/topic/a", body: "for all" });
      return Promise.resolve({ kind: "handled" });
    },
  });
  await channel.run(frame("SUBSCRIBE", {}), session, { path: "/a", subscription });
  deepEqual(told, [["1", "for you"], "for all"]);
});
