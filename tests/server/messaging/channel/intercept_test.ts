import { deepEqual, equal, match, rejects, throws } from "node:assert/strict";
import {
  afterInbound,
  DROP,
  type InboundInterceptor,
  interceptInbound,
  interceptOutbound,
  outboundHook,
  type OutboundInterceptor,
} from "../../../../server/messaging/channel/intercept.ts";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import { route } from "../../../../server/messaging/mod.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { StompError } from "../../../../shared/stomp/error.ts";
import { bodyText, type Frame, frame } from "../../../../shared/stomp/frame.ts";
import { connectedSession } from "../../../helper/session.ts";
import { described, trial } from "../../../helper/stomp_trial.ts";

const SEND = frame("SEND", { destination: "/topic/a" }, "1");
const MESSAGE = frame("MESSAGE", { destination: "/topic/a", "message-id": "m" }, "1");

/** Appends to the body. */
const appending = (text: string): InboundInterceptor => ({
  before: (sent) => frame("SEND", sent.headers, bodyText(sent) + text),
});

Deno.test("inbound interceptors each get what the one before returned, in order", async () => {
  const nothing: InboundInterceptor = { before: () => {} };
  const passed = await interceptInbound(
    [appending("2"), nothing, {}, appending("3")],
    SEND,
    connectedSession(),
  );
  equal(passed !== DROP && bodyText(passed), "123");
});

Deno.test("an inbound interceptor that drops a frame is the last to see it", async () => {
  let seen = 0;
  const counting: InboundInterceptor = { before: () => void seen++ };
  const dropping: InboundInterceptor = { before: () => Promise.resolve(DROP) };
  equal(await interceptInbound([counting, dropping, counting], SEND, connectedSession()), DROP);
  equal(seen, 1);
});

Deno.test("an interceptor may not make another command of a frame", async () => {
  const changing: InboundInterceptor & OutboundInterceptor = {
    before: () => frame("ERROR", {}) as Frame<never>,
  };
  await rejects(interceptInbound([changing], SEND, connectedSession()), {
    name: "TypeError",
    message: "Cannot go on with ERROR: the interceptor got SEND",
  });
  throws(() => interceptOutbound([changing], MESSAGE, connectedSession()), TypeError);
});

Deno.test("what became of a frame is told last one first, and one that breaks holds up none", async () => {
  const told: unknown[] = [];
  const telling = (name: string): InboundInterceptor => ({
    after: (_frame, _session, result) => void told.push(`${name} ${result}`),
  });
  const breaking: InboundInterceptor = {
    after: () => Promise.reject(new Error("broken")),
  };
  await afterInbound([telling("first"), breaking, {}, telling("last")], SEND, {
    session: connectedSession(),
    result: "handled",
    onFault: (error) => told.push(String(error)),
  });
  deepEqual(told, ["last handled", "Error: broken", "first handled"]);
});

Deno.test("outbound interceptors change or drop what one client gets", () => {
  const session = connectedSession();
  const naming: OutboundInterceptor = {
    before: (sent, { user }) => frame(sent.command, [...sent.headers, ["for", user.name]]),
  };
  const dropping: OutboundInterceptor = { before: () => DROP };
  equal(interceptOutbound([naming, {}], MESSAGE, session)?.headers.get("for"), "reader");
  equal(interceptOutbound([naming, dropping, naming], MESSAGE, session), undefined);
});

Deno.test("what an outbound interceptor breaks reaches no client, ends its session, and is logged", () => {
  const logged: LogEntry[] = [];
  const breaking: OutboundInterceptor = {
    before: () => {
      throw new Error("broken");
    },
  };
  const hook = outboundHook([breaking], (entry) => logged.push(entry));
  const codes: number[] = [];
  const session = connectedSession({ onClose: ({ code }) => codes.push(code) });
  equal(hook(MESSAGE, session), "failed");
  deepEqual(codes, [1011]);
  deepEqual(logged.map((entry) => entry.kind === "fault" && entry.where), [
    "outbound interceptor",
  ]);
});

/** A server that writes down what `after` was told. */
function observed(before: NonNullable<InboundInterceptor["before"]>) {
  const results: string[] = [];
  const server = trial({
    inboundInterceptors: [
      { after: ({ command }, _session, result) => void results.push(`${command} ${result}`) },
      { before },
    ],
  });
  server.stomp.on(route("/no"), () => {
    throw new Refused({ code: "forbidden", message: "No." });
  });
  return { ...server, results };
}

Deno.test("a dropped frame does nothing, and its RECEIPT follows", async () => {
  const { connected, results, stomp } = observed(({ command }) =>
    command === "SUBSCRIBE" ? DROP : undefined
  );
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
  equal(described(await peer.next()), "RECEIPT receipt-id:r");
  deepEqual([results, stomp.registry.subscriptionCount], [["SUBSCRIBE dropped"], 0]);
});

Deno.test("a frame goes on as the interceptor made it", async () => {
  const { connected, results } = observed(({ command, headers }) =>
    command === "SEND" ? frame("SEND", headers, "censored") : undefined
  );
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("SEND", { destination: "/topic/a" }, "!?"));
  equal(bodyText(await peer.next()), "censored");
  await peer.rest();
  deepEqual(results, ["SUBSCRIBE handled", "SEND handled"]);
});

Deno.test("an interceptor refuses like a handler: MESSAGE on the errors queue, or ERROR", async () => {
  const { connected, results } = observed(({ command }) => {
    if (command === "SEND") throw new Refused({ code: "forbidden", message: "Not today." });
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  const told = await peer.next();
  equal(described(told, "receipt-id").startsWith('MESSAGE receipt-id:r {"code":"forbidden"'), true);
  const deaf = await connected();
  deaf.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  match(described(await deaf.next()), /^ERROR receipt-id:r message:Not today\./);
  await peer.rest();
  deepEqual(results, ["SUBSCRIBE handled", "SEND refused", "SEND failed"]);
});

Deno.test("a SEND that an interceptor refuses spoils its transaction", async () => {
  const { connected } = observed(({ command }) => {
    if (command === "SEND") throw new Refused({ code: "forbidden", message: "Not today." });
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("BEGIN", { transaction: "t" }));
  peer.send(frame("SEND", { destination: "/topic/a", transaction: "t" }));
  peer.send(frame("COMMIT", { transaction: "t", receipt: "c" }));
  const told = await peer.rest();
  deepEqual(told.map((each) => described(each, "receipt-id").slice(0, 32)), [
    'MESSAGE {"code":"forbidden","mes',
    'MESSAGE receipt-id:c {"code":"fo',
  ]);
});

Deno.test("what a handler refuses is told to interceptors as refused, a fault as failed", async () => {
  const { connected, results } = observed(() => {});
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/app/no" }));
  peer.send(frame("SEND", { destination: "/app/nothing" }));
  await peer.rest();
  deepEqual(results, ["SEND refused", "SEND failed"]);
});

Deno.test("an interceptor that breaks is our fault: ERROR, 1011, logged", async () => {
  const { connected, logged } = observed(() => {
    throw new Error("broken on purpose");
  });
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  match(described(await peer.next()), /^ERROR receipt-id:r message:Cannot go on/);
  equal((await peer.closed).code, 1011);
  deepEqual(logged.map(({ kind }) => kind), ["fault"]);
});

Deno.test("an interceptor may end a session with an ERROR of its own", async () => {
  const { connected } = observed(() => {
    throw new StompError("Cannot take this: I say so", "", "refused");
  });
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/topic/a" }));
  equal(described(await peer.next()), "ERROR message:Cannot take this: I say so");
  equal((await peer.closed).code, 1008);
});

Deno.test("interceptors see every frame between CONNECTED and DISCONNECT, and neither of them", async () => {
  const seen: string[] = [];
  const { connected } = observed(({ command }) => void seen.push(command));
  const peer = await connected();
  peer.send(frame("BEGIN", { transaction: "t" }));
  peer.send(frame("ABORT", { transaction: "t" }));
  peer.send(frame("DISCONNECT", { receipt: "bye" }));
  await peer.rest();
  deepEqual(seen, ["BEGIN", "ABORT"]);
});

Deno.test("the RECEIPT waits for what is done after the frame's work", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { connected } = trial({ inboundInterceptors: [{ after: () => promise }] });
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/topic/a", receipt: "r" }));
  deepEqual(await peer.rest(), []);
  resolve();
  equal(described(await peer.next()), "RECEIPT receipt-id:r");
});

Deno.test("outbound interceptors see CONNECTED, MESSAGE, RECEIPT and ERROR, each client its own", async () => {
  const seen: string[] = [];
  const outboundInterceptors: OutboundInterceptor[] = [{
    before: (sent, { user }) => {
      seen.push(`${user.name} ${sent.command}`);
      if (sent.command !== "MESSAGE") return;
      return user.name === "kim" ? DROP : frame(sent.command, sent.headers, `for ${user.name}`);
    },
  }];
  const { connected, stomp } = trial({ outboundInterceptors });
  const [lee, kim] = [await connected({ login: "lee" }), await connected({ login: "kim" })];
  for (const peer of [lee, kim]) {
    peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
    await peer.rest();
  }
  stomp.messaging.send("/topic/a", "secret");
  deepEqual((await lee.rest()).map(bodyText), ["for lee"]);
  deepEqual(await kim.rest(), []);
  kim.send("NONSENSE\n\n\0");
  await kim.rest();
  deepEqual(seen, [
    "lee CONNECTED",
    "kim CONNECTED",
    "lee RECEIPT",
    "kim RECEIPT",
    "lee MESSAGE",
    "kim MESSAGE",
    "kim ERROR",
  ]);
});

Deno.test("a delivery that an outbound interceptor drops counts as acknowledged", async () => {
  const { connected, stomp } = trial({
    outboundInterceptors: [{ before: ({ command }) => command === "MESSAGE" ? DROP : undefined }],
  });
  const peer = await connected();
  peer.send(
    frame("SUBSCRIBE", { id: "1", destination: "/queue/a", ack: "client", "prefetch-count": "1" }),
  );
  for (const body of ["1", "2"]) peer.send(frame("SEND", { destination: "/queue/a" }, body));
  deepEqual(await peer.rest(), []);
  deepEqual([stomp.registry.queuedCount, stomp.registry.unacknowledgedCount], [0, 0]);
});
