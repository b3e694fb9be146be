import assert from "node:assert/strict";
import * as v from "valibot";
import { Refused } from "../../../../shared/refusal.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import {
  bindRoute,
  Controller,
  createDispatcher,
  type Message,
  MessageMapping,
  route,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../../../server/messaging/routing/mod.ts";
import { connectedSession } from "../../../helper/session.ts";
import { dispatching } from "../../../helper/dispatching.ts";

const HANDLED = { kind: "handled" };
const Hello = v.object({ name: v.pipe(v.string(), v.nonEmpty()) });
const Greeting = v.object({ content: v.string() });

@Controller()
class Greetings {
  readonly #word = "Hello";

  @MessageMapping("/hello", { body: Hello })
  @SendTo("/topic/greetings")
  greet({ body }: Message<"/hello", typeof Hello>) {
    return { content: `${this.#word}, ${body.name}!` };
  }

  @MessageMapping("/rooms/{room}/say")
  @SendTo("/topic/rooms/{room}", "/topic/all")
  @SendToUser("/queue/said")
  @SendToUser("/queue/said/{room}", { broadcast: false })
  async say({ params }: Message<"/rooms/{room}/say">) {
    return await Promise.resolve(params.room);
  }

  @MessageMapping("/default/{name}")
  default() {
    return 0;
  }

  @MessageMapping("/quiet")
  quiet({ body }: Message<"/quiet">) {
    return body === 1 ? null : undefined;
  }

  @MessageMapping("/checked", { reply: Greeting })
  checked() {
    return { content: "ok", secret: "kept" };
  }

  @SubscribeMapping("/rooms/{room}")
  join({ params, body }: Message<"/rooms/{room}">) {
    return { room: params.room, body };
  }

  @SubscribeMapping("/announced")
  @SendTo("/topic/announced")
  announced() {
    return "someone came";
  }
}

Deno.test("handler's value goes to the destinations of @SendTo", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.send("/hello", { body: '{"name":"x"}' }), HANDLED);
  assert.deepEqual(peer.delivered, [
    { to: "destination", destination: "/topic/greetings", body: { content: "Hello, x!" } },
  ]);
});

Deno.test("variables of destinations are filled in percent-encoded, for every target", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.send("/rooms/a%2Fb/say"), HANDLED);
  assert.deepEqual(peer.delivered, [
    { to: "destination", destination: "/topic/rooms/a%2Fb", body: "a/b" },
    { to: "destination", destination: "/topic/all", body: "a/b" },
    { to: "user", user: "kim", destination: "/queue/said", body: "a/b" },
    { to: "session", destination: "/queue/said/a%2Fb", body: "a/b" },
  ]);
});

Deno.test("value without @SendTo goes to /topic + the path as it was sent", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.send("/default/a%2fb"), HANDLED);
  assert.deepEqual(peer.delivered, [
    { to: "destination", destination: "/topic/default/a%2fb", body: 0 },
  ]);
});

Deno.test("null and undefined send nothing", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.send("/quiet", { body: "1" }), HANDLED);
  assert.deepEqual(await peer.send("/quiet", { body: "2" }), HANDLED);
  assert.deepEqual(peer.delivered, []);
});

Deno.test("SUBSCRIBE is answered straight to the subscriber, or as @SendTo says", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.subscribe("/rooms/r1"), HANDLED);
  assert.deepEqual(await peer.subscribe("/announced"), HANDLED);
  assert.deepEqual(peer.delivered, [
    { to: "subscriber", body: { room: "r1", body: undefined } },
    { to: "destination", destination: "/topic/announced", body: "someone came" },
  ]);
});

Deno.test("invalid body is refused before the handler, naming the field", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  for (const body of ["", "{", '{"name":1}', '{"name":""}', "null", Uint8Array.of(0xff)]) {
    const outcome = await peer.send("/hello", { body });
    assert.ok(outcome.kind === "refused" && outcome.refusal.code === "invalid-body");
  }
  const outcome = await peer.send("/hello", { body: '{"name":1}' });
  assert.ok(outcome.kind === "refused");
  assert.match(outcome.refusal.message, /"name": .*Expected string but received 1/);
  assert.deepEqual([peer.delivered, peer.errors], [[], []]);
});

Deno.test("reply schema decides what leaves", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.send("/checked"), HANDLED);
  assert.deepEqual(peer.delivered[0]?.body, { content: "ok" });
});

function failing(fail: () => unknown) {
  return dispatching({ routes: [bindRoute(route("/x"), fail)] });
}

Deno.test("handler's refusal is told as it is", async () => {
  const refusal = { code: "too-fast", message: "Wait a moment.", retryAfterMs: 500 } as const;
  const thrown = failing(() => {
    throw new Refused(refusal);
  });
  assert.deepEqual(await thrown.send("/x"), { kind: "refused", refusal });
  const rejected = failing(() => Promise.reject(new Refused(refusal)));
  assert.deepEqual(await rejected.send("/x"), { kind: "refused", refusal });
  assert.deepEqual([...thrown.errors, ...rejected.errors], []);
});

Deno.test("broken handler is told in neutral words and reported with its name", async () => {
  for (const fault of [new Error("secret"), "secret", null]) {
    const peer = failing(() => {
      throw fault;
    });
    const outcome = await peer.send("/x");
    assert.ok(outcome.kind === "refused" && outcome.refusal.code === "internal");
    assert.doesNotMatch(outcome.refusal.message, /secret/);
    assert.deepEqual(peer.errors, [{ error: fault, where: 'route("/x")' }]);
  }
});

Deno.test("dispatcher survives a listener and a delivery that throw", async () => {
  const broken = () => {
    throw new Error("broken");
  };
  const deaf = dispatching({ routes: [bindRoute(route("/x"), broken)], onError: broken });
  assert.equal((await deaf.send("/x")).kind, "refused");

  const errors: unknown[] = [];
  const dispatcher = createDispatcher({
    routes: [bindRoute(route("/x"), () => 1)],
    onError: (error) => errors.push(error),
  });
  const outcome = await dispatcher.dispatch({
    kind: "message",
    path: "/x",
    frame: frame("SEND", { destination: "/app/x" }),
    session: connectedSession(),
  }, broken);
  assert.ok(outcome.kind === "refused" && outcome.refusal.code === "internal");
  assert.equal(errors.length, 1);
});

Deno.test("reply that does not fit is the server's fault and is not sent", async () => {
  const wrong: unknown = { content: 1 };
  const bad = route("/x", { reply: Greeting });
  const peer = dispatching({ routes: [bindRoute(bad, () => wrong as { content: string })] });
  const outcome = await peer.send("/x");
  assert.ok(outcome.kind === "refused" && outcome.refusal.code === "internal");
  assert.deepEqual(peer.delivered, []);
  assert.match(String(peer.errors[0]?.error), /Cannot send the reply: "content"/);
});

/** A source of values that a test hands out one by one. */
function source() {
  const values: PromiseWithResolvers<unknown>[] = [];
  const at = (index: number) => values[index] ??= Promise.withResolvers<unknown>();
  let closed = false;
  const closing = Promise.withResolvers<void>();
  return {
    give: (index: number, value: unknown) => at(index).resolve(value),
    fail: (index: number, error: unknown) => at(index).reject(error),
    closed: closing.promise,
    isClosed: () => closed,
    async *stream() {
      try {
        for (let index = 0;; index++) yield await at(index).promise;
      } finally {
        closed = true;
        closing.resolve();
      }
    },
  };
}

function streaming() {
  const values = source();
  const ticks = route("/ticks", { sendTo: "/topic/ticks" });
  return { values, peer: dispatching({ routes: [bindRoute(ticks, () => values.stream())] }) };
}

Deno.test("dispatch of an async iterable is done with its first value, the rest follows", async () => {
  const { values, peer } = streaming();
  const outcome = peer.send("/ticks");
  values.give(0, "first");
  assert.deepEqual(await outcome, HANDLED);
  assert.deepEqual(peer.delivered.map(({ body }) => body), ["first"]);
  values.give(1, null);
  values.give(2, "third");
  await peer.until(2);
  assert.deepEqual(peer.delivered.map(({ body }) => body), ["first", "third"]);
  peer.end();
  values.give(3, "late");
  await values.closed;
  assert.equal(peer.delivered.length, 2, "nothing is sent after the session ended");
});

Deno.test("async iterable that fails at once is a refusal, later a message to the session", async () => {
  const early = streaming();
  early.values.fail(0, new Refused({ code: "forbidden", message: "No." }));
  assert.deepEqual(await early.peer.send("/ticks"), {
    kind: "refused",
    refusal: { code: "forbidden", message: "No." },
  });

  const late = streaming();
  late.values.give(0, 1);
  late.values.fail(1, new Error("broken"));
  assert.deepEqual(await late.peer.send("/ticks"), HANDLED);
  await late.peer.until(2);
  const told = late.peer.delivered[1];
  assert.ok(told?.to === "session" && told.destination === "/queue/errors");
  assert.equal((told.body as { code: string }).code, "internal");
  assert.equal(late.peer.errors.length, 1);
});

Deno.test("async iterable without a value is handled", async () => {
  const none = route("/none");
  const peer = dispatching({ routes: [bindRoute(none, async function* () {})] });
  assert.deepEqual(await peer.send("/none"), HANDLED);
});

Deno.test("subscription is answered once: an async iterable is the handler's fault", async () => {
  const rooms = route("/rooms", { kind: "subscribe" });
  const peer = dispatching({
    routes: [bindRoute(rooms, async function* () {
      yield 1;
    })],
  });
  const outcome = await peer.subscribe("/rooms");
  assert.ok(outcome.kind === "refused" && outcome.refusal.code === "internal");
  assert.match(String(peer.errors[0]?.error), /a subscription is answered once/);
});

Deno.test("handler that stops because its session ended has no fault", async () => {
  const peer = dispatching({
    routes: [
      bindRoute(route("/wait"), ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        })),
      bindRoute(route("/ticks"), async function* ({ signal }) {
        yield 1;
        await new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      }),
    ],
  });
  const waiting = peer.send("/wait");
  await peer.send("/ticks");
  peer.end();
  await waiting;
  await peer.settled();
  assert.deepEqual(peer.errors, []);
});
