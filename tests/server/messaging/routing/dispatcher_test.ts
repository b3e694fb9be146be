import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bindRoute,
  Controller,
  createDispatcher,
  type Message,
  MessageMapping,
  route,
  SubscribeMapping,
} from "../../../../server/messaging/routing/mod.ts";
import { dispatching } from "../../../helper/dispatching.ts";

@Controller()
class Greetings {
  @MessageMapping("/hello")
  greet() {
    return "Hello!";
  }

  @MessageMapping("/rooms/{room}/say")
  say({ params }: Message<"/rooms/{room}/say">) {
    return params.room;
  }

  @SubscribeMapping("/rooms/{room}")
  join({ params }: Message<"/rooms/{room}">) {
    return params.room;
  }
}

Deno.test("path without a handler is no route, of either kind", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  assert.deepEqual(await peer.send("/rooms/r1"), { kind: "no-route" });
  assert.deepEqual(await peer.subscribe("/hello"), { kind: "no-route" });
  assert.deepEqual(await peer.send("/rooms/%zz/say"), { kind: "no-route" });
  const { answers } = createDispatcher({ controllers: [new Greetings()] });
  assert.equal(answers("subscribe", "/rooms/r1"), true);
  assert.equal(answers("subscribe", "/hello"), false);
});

Deno.test("two dispatchers host one class, each with its own instance", async () => {
  @Controller()
  class Counter {
    #count = 0;
    @MessageMapping("/count")
    count() {
      return ++this.#count;
    }
  }
  const [one, other] = [new Counter(), new Counter()].map((each) =>
    dispatching({ controllers: [each] })
  );
  await one?.send("/count");
  await one?.send("/count");
  await other?.send("/count");
  assert.equal(one?.delivered[1]?.body, 2);
  assert.equal(other?.delivered[0]?.body, 1);
});

Deno.test("same controller twice, or a route and a controller alike, fail at start", () => {
  const controllers = [new Greetings(), new Greetings()];
  assert.throws(
    () => createDispatcher({ controllers }),
    /"\/hello" to Greetings\.greet: Greetings/,
  );
  const hello = bindRoute(route("/hello"), () => 1);
  assert.throws(
    () => createDispatcher({ controllers: [new Greetings()], routes: [hello] }),
    /"\/hello" to route\("\/hello"\): Greetings\.greet has "\/hello"/,
  );
});

Deno.test("dispatcher never throws, whatever comes", async () => {
  const peer = dispatching({ controllers: [new Greetings()] });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: "binary" }), fc.webPath(), fc.constant("/hello")),
      fc.oneof(fc.json(), fc.uint8Array()),
      fc.constantFrom("application/json", "text/plain;charset=x", ";;", "a/b"),
      async (path, body, type) => {
        const outcome = await peer.send(path, { body, headers: { "content-type": type } });
        assert.ok(["handled", "no-route", "refused"].includes(outcome.kind));
      },
    ),
  );
});
