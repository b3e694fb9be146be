import assert from "node:assert/strict";
import * as v from "valibot";
import { Refused } from "../../../../shared/refusal.ts";
import {
  bindRoute,
  Controller,
  ControllerAdvice,
  createDispatcher,
  exceptionHandler,
  type FailedMessage,
  type Message,
  MessageExceptionHandler,
  MessageMapping,
  route,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../../../server/messaging/routing/mod.ts";
import { dispatching } from "../../../helper/dispatching.ts";

const HANDLED = { kind: "handled" };

class Gone extends Error {}
class LongGone extends Gone {}

/** Throws what it is told to. */
@Controller()
@SendTo("/topic/all")
class Chat {
  constructor(readonly fail: () => unknown = () => {}) {}

  @MessageMapping("/rooms/{room}/say")
  async say(_: Message<"/rooms/{room}/say">): Promise<unknown> {
    return await this.fail();
  }

  @SubscribeMapping("/rooms/{room}")
  join(_: Message<"/rooms/{room}">): unknown {
    return this.fail();
  }

  @MessageExceptionHandler([Gone, TypeError], { params: ["room"] })
  onGone({ error, params, path, user }: FailedMessage<Gone | TypeError, "room">): unknown {
    return [user.name, path, params.room, error.message];
  }

  @MessageExceptionHandler(LongGone, { params: ["room"] })
  @SendTo("/topic/rooms/{room}/gone")
  @SendToUser("/queue/gone", { broadcast: false })
  onLongGone(_: FailedMessage<LongGone, "room">): unknown {
    return "long gone";
  }
}

function throwing(error: unknown): () => never {
  return () => {
    throw error;
  };
}

Deno.test("what a handler throws is answered to the sender's errors, and the frame is handled", async () => {
  for (const error of [new Gone("It has gone."), new TypeError("It has gone.")]) {
    const peer = dispatching({ controllers: [new Chat(throwing(error))] });
    assert.deepEqual(await peer.send("/rooms/a%2Fb/say"), HANDLED);
    assert.deepEqual(await peer.subscribe("/rooms/r"), HANDLED);
    assert.deepEqual(peer.delivered, [
      {
        to: "session",
        destination: "/queue/errors",
        body: ["kim", "/rooms/{room}/say", "a/b", "It has gone."],
      },
      {
        to: "session",
        destination: "/queue/errors",
        body: ["kim", "/rooms/{room}", "r", "It has gone."],
      },
    ]);
    assert.deepEqual(peer.errors, []);
  }
});

Deno.test("most specific class decides, and its destinations are bound by the failing message", async () => {
  const peer = dispatching({ controllers: [new Chat(() => Promise.reject(new LongGone()))] });
  assert.deepEqual(await peer.send("/rooms/a%2Fb/say"), HANDLED);
  assert.deepEqual(peer.delivered, [
    { to: "destination", destination: "/topic/rooms/a%2Fb/gone", body: "long gone" },
    { to: "session", destination: "/queue/gone", body: "long gone" },
  ]);
});

Deno.test("what nobody handles is a refusal, as without exception handlers", async () => {
  const broken = dispatching({ controllers: [new Chat(throwing(new Error("secret")))] });
  const outcome = await broken.send("/rooms/r/say");
  assert.ok(outcome.kind === "refused" && outcome.refusal.code === "internal");
  assert.equal(broken.errors[0]?.where, "Chat.say");

  const refusal = { code: "forbidden", message: "No." } as const;
  const refusing = dispatching({ controllers: [new Chat(throwing(new Refused(refusal)))] });
  assert.deepEqual(await refusing.send("/rooms/r/say"), { kind: "refused", refusal });
  assert.deepEqual(refusing.delivered, []);
});

Deno.test("exception handler takes refused bodies and replies that do not fit", async () => {
  @Controller()
  class Strict {
    @MessageMapping("/in", { body: v.number() })
    in(_: Message<"/in", v.NumberSchema<undefined>>) {}

    @MessageMapping("/out", { reply: v.number() })
    out() {
      const wrong: unknown = "text";
      return wrong as number;
    }

    @MessageExceptionHandler()
    onAnything({ error, body }: FailedMessage) {
      return [String(error), body];
    }
  }
  const peer = dispatching({ controllers: [new Strict()] });
  assert.deepEqual(await peer.send("/in", { body: '"x"' }), HANDLED);
  assert.deepEqual(await peer.send("/in", { body: "{" }), HANDLED);
  assert.deepEqual(await peer.send("/out", { body: "1" }), HANDLED);
  const [unchecked, unread, replied] = peer.delivered.map(({ body }) => body as string[]);
  assert.match(String(unchecked?.[0]), /^InvalidBody: Cannot take the body/);
  assert.equal(unchecked?.[1], "x");
  assert.match(String(unread?.[0]), /^InvalidBody: Cannot read the body/);
  assert.equal(unread?.[1], undefined);
  assert.match(String(replied?.[0]), /^TypeError: Cannot send the reply/);
});

Deno.test("exception handler that returns nothing, or a promise of nothing, sends nothing", async () => {
  for (const nothing of [undefined, null, Promise.resolve(), Promise.resolve(null)]) {
    const peer = dispatching({
      routes: [bindRoute(route("/x"), throwing(new Gone()))],
      advice: [exceptionHandler(Gone, () => nothing)],
    });
    assert.deepEqual(await peer.send("/x"), HANDLED);
    assert.deepEqual([peer.delivered, peer.errors], [[], []]);
  }
});

Deno.test("exception handler may refuse instead, throw the error on, or break", async () => {
  const refusal = { code: "not-found", message: "No." } as const;
  const sent = async (instead: (error: unknown) => unknown) => {
    const peer = dispatching({
      routes: [bindRoute(route("/x"), throwing(new Gone("first")))],
      advice: [exceptionHandler(Gone, ({ error }) => instead(error))],
    });
    const outcome = await peer.send("/x");
    const errors = peer.errors.map(({ error, where }) => [(error as Error).message, where]);
    return [outcome.kind === "refused" && outcome.refusal.code, errors, peer.delivered];
  };
  assert.deepEqual(await sent(() => throwing(new Refused(refusal))()), ["not-found", [], []]);
  assert.deepEqual(await sent((error) => Promise.reject(error)), [
    "internal",
    [["first", 'route("/x")']],
    [],
  ]);
  assert.deepEqual(await sent(throwing(new Error("second"))), [
    "internal",
    [["first", 'route("/x")'], ["second", "exceptionHandler(Gone)"]],
    [],
  ]);
  const [code, errors] = await sent(async function* () {
    yield await Promise.resolve(1);
  });
  assert.equal(code, "internal");
  assert.match(String(errors), /an error is answered once/);
});

Deno.test("advice serves controllers and routes after the controller's own, in the order given", async () => {
  @ControllerAdvice()
  class Advice {
    readonly #name = "advice";

    @MessageExceptionHandler()
    onAnything({ error }: FailedMessage) {
      return `${this.#name}: ${error}`;
    }
  }
  const answer = async (error: unknown, advice: readonly object[]) => {
    const peer = dispatching({
      controllers: [new Chat(throwing(error))],
      routes: [bindRoute(route("/x"), throwing(error))],
      advice,
    });
    assert.deepEqual(await peer.send("/rooms/r/say"), HANDLED);
    assert.deepEqual(await peer.send("/x"), HANDLED);
    return peer.delivered.map(({ body }) => Array.isArray(body) ? body[3] : body);
  };
  const range = exceptionHandler([RangeError, Gone], ({ error }) => `range: ${error.message}`);
  assert.deepEqual(await answer(new RangeError("r"), [range, new Advice()]), [
    "range: r",
    "range: r",
  ]);
  assert.deepEqual(await answer(new RangeError("r"), [new Advice(), range]), [
    "advice: RangeError: r",
    "advice: RangeError: r",
  ]);
  assert.deepEqual(await answer(new Gone("g"), [range]), ["g", "range: g"]);
  assert.deepEqual(await answer("text", [range, new Advice()]), ["advice: text", "advice: text"]);
});

Deno.test("exception handler as an object sends where its options say", async () => {
  const peer = dispatching({
    routes: [bindRoute(route("/rooms/{room}"), throwing(new Gone()))],
    advice: [
      exceptionHandler(Gone, ({ params }) => params.room, {
        params: ["room"],
        sendTo: ["/topic/{room}", "/topic/gone"],
        sendToUser: "/queue/gone",
      }),
    ],
  });
  assert.deepEqual(await peer.send("/rooms/r"), HANDLED);
  assert.deepEqual(peer.delivered, [
    { to: "destination", destination: "/topic/r", body: "r" },
    { to: "destination", destination: "/topic/gone", body: "r" },
    { to: "user", user: "kim", destination: "/queue/gone", body: "r" },
  ]);
});

Deno.test("stream that breaks after its first value is handled too", async () => {
  const peer = dispatching({
    routes: [bindRoute(route("/ticks"), async function* () {
      yield 1;
      throw await Promise.resolve(new Gone("late"));
    })],
    advice: [exceptionHandler(Gone, ({ error }) => error.message)],
  });
  assert.deepEqual(await peer.send("/ticks"), HANDLED);
  await peer.until(2);
  assert.deepEqual(peer.delivered[1], {
    to: "session",
    destination: "/queue/errors",
    body: "late",
  });
  assert.deepEqual(peer.errors, []);
});

Deno.test("subclass inherits exception handlers and overrides them", async () => {
  class Undecorated extends Chat {}
  class Overridden extends Chat {
    override onGone() {
      return "overridden";
    }
  }
  @Controller()
  class Decorated extends Chat {
    @MessageExceptionHandler(Gone)
    onGoneToo() {
      return "too";
    }

    @MessageExceptionHandler(RangeError)
    @SendTo("/topic/long")
    override onLongGone() {
      return "range";
    }
  }
  const answers = async (controller: object) => {
    const peer = dispatching({ controllers: [controller] });
    const outcome = await peer.send("/rooms/r/say");
    return [
      outcome.kind,
      ...peer.delivered.map(({ body }) => Array.isArray(body) ? body[3] : body),
    ];
  };
  assert.deepEqual(await answers(new Undecorated(throwing(new Gone("g")))), ["handled", "g"]);
  assert.deepEqual(await answers(new Overridden(throwing(new Gone()))), ["handled", "overridden"]);
  assert.deepEqual(await answers(new Decorated(throwing(new Gone()))), ["handled", "too"]);
  assert.deepEqual(await answers(new Decorated(throwing(new LongGone()))), ["handled", "too"]);
  assert.deepEqual(await answers(new Decorated(throwing(new RangeError()))), ["handled", "range"]);
  const type = await answers(new Decorated(throwing(new TypeError("t"))));
  assert.deepEqual(type, ["handled", "t"]);
});

Deno.test("exception handler that asks for a variable a path has not fails at start", () => {
  @Controller()
  class Wrong {
    @MessageMapping("/rooms/{room}")
    room(_: Message<"/rooms/{room}">) {}

    @MessageMapping("/rooms")
    rooms() {}

    @MessageExceptionHandler(Gone, { params: ["room"] })
    onGone({ params }: FailedMessage<Gone, "room">) {
      return params.room;
    }
  }
  assert.throws(() => createDispatcher({ controllers: [new Wrong()] }), {
    name: "SyntaxError",
    message: "Cannot map Wrong.rooms: Cannot let Wrong.onGone handle errors: " +
      '"/rooms" has no variable {room}',
  });
  const routes = [bindRoute(route("/x"), () => 1)];
  const advice = [exceptionHandler(Gone, () => 1, { params: ["room"], sendTo: "/topic/{room}" })];
  assert.throws(() => createDispatcher({ routes, advice }), /"\/x" has no variable \{room\}/);
  const bare = [exceptionHandler(Gone, () => 1, { sendTo: "topic" })];
  assert.throws(() => createDispatcher({ routes, advice: bare }), /not start with a slash/);
});

Deno.test("advice that is none fails at start, and so does a handler of both kinds", () => {
  class Plain {
    @MessageExceptionHandler(Gone)
    onGone() {}
  }
  @ControllerAdvice()
  class Mapped {
    @MessageMapping("/x")
    x() {}
  }
  @ControllerAdvice()
  class Empty {}
  @Controller()
  class Both {
    @MessageMapping("/x")
    x() {}

    @MessageMapping("/y")
    @MessageExceptionHandler(Gone)
    y() {}
  }
  const faults: [object, RegExp][] = [
    [new Plain(), /from Plain: the class has no @ControllerAdvice/],
    [new Chat(), /from Chat: the class has no @ControllerAdvice/],
    [new Mapped(), /from Mapped\.x: it has no @MessageExceptionHandler/],
    [new Empty(), /from Empty: it has no @MessageExceptionHandler/],
    [Empty, /use the class Empty: hand in an instance of it/],
  ];
  for (const [advice, message] of faults) {
    assert.throws(() => createDispatcher({ advice: [advice] }), { name: "TypeError", message });
  }
  assert.throws(
    () => createDispatcher({ controllers: [new Both()] }),
    /Cannot handle errors in Both\.y: it is mapped to a path/,
  );
});
