import assert from "node:assert/strict";
import { mappingsOf } from "../../../../server/messaging/routing/controller.ts";
import {
  Controller,
  type Message,
  MessageMapping,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../../../server/messaging/routing/mod.ts";

/** Each mapping of a controller as "kind path handler destinations". */
function written(controller: object): string[] {
  return mappingsOf(controller).map(({ kind, pattern, where, targets }) =>
    [
      kind,
      pattern.text,
      where,
      ...targets.map((target) => "destination" in target ? target.destination : target.to),
    ].join(" ")
  );
}

Deno.test("class prefix goes before each path of each mapping", () => {
  @Controller("/chat")
  class Chat {
    @MessageMapping(["/rooms/{room}/say", "/say/{room}"])
    @SendTo("/topic/{room}")
    say(_: Message<"/rooms/{room}/say" | "/say/{room}">) {}

    @MessageMapping("")
    all() {}

    @SubscribeMapping("/rooms")
    rooms() {}
  }
  assert.deepEqual(written(new Chat()), [
    "message /chat/rooms/{room}/say Chat.say /topic/{room}",
    "message /chat/say/{room} Chat.say /topic/{room}",
    "message /chat Chat.all topic",
    "subscribe /chat/rooms Chat.rooms subscriber",
  ]);
});

Deno.test("class's @SendTo is the default of its SENDs", () => {
  @Controller()
  @SendTo("/topic/all")
  class Chat {
    @MessageMapping("/one")
    one() {}

    @MessageMapping("/two")
    @SendToUser("/queue/two")
    two() {}

    @SubscribeMapping("/three")
    three() {}
  }
  assert.deepEqual(written(new Chat()), [
    "message /one Chat.one /topic/all",
    "message /two Chat.two /queue/two",
    "subscribe /three Chat.three subscriber",
  ]);
});

@Controller("/base")
class Base {
  @MessageMapping("/kept")
  @SendTo("/topic/kept")
  kept() {
    return "base";
  }

  @MessageMapping("/changed")
  @SendTo("/topic/changed")
  changed() {
    return "base";
  }
}

Deno.test("subclass has the mappings of its base, decorated or not", () => {
  class Undecorated extends Base {}
  assert.deepEqual(written(new Undecorated()), [
    "message /base/kept Undecorated.kept /topic/kept",
    "message /base/changed Undecorated.changed /topic/changed",
  ]);

  @Controller("/derived")
  class Derived extends Base {
    @MessageMapping("/other")
    override changed() {
      return "derived";
    }

    @MessageMapping("/more")
    more() {}
  }
  assert.deepEqual(written(new Derived()), [
    "message /derived/kept Derived.kept /topic/kept",
    "message /derived/other Derived.changed /topic/changed",
    "message /derived/more Derived.more topic",
  ]);
  assert.deepEqual(written(new Base()).length, 2, "the base has what it had");
});

Deno.test("overriding method is the one that is called, on its instance", () => {
  class Derived extends Base {
    readonly #name = "derived";
    override kept() {
      return this.#name;
    }
  }
  const [mapping] = mappingsOf(new Derived());
  assert.equal(mapping?.handle({} as never), "derived");
});

Deno.test("class without @Controller is refused, naming the method", () => {
  class Chat {
    @MessageMapping("/say")
    say() {}
  }
  assert.throws(() => mappingsOf(new Chat()), {
    name: "TypeError",
    message: "Cannot map Chat.say: the class has no @Controller",
  });
  assert.throws(() => mappingsOf(new (class Plain {})()), /Cannot map Plain: .* no @Controller/);
});

Deno.test("@SendTo on a method that is mapped to nothing is refused", () => {
  @Controller()
  class Chat {
    @SendTo("/topic/x")
    say() {}
  }
  assert.throws(() => mappingsOf(new Chat()), /what Chat\.say returns: it has no @MessageMapping/);
});

Deno.test("controller without a mapping, and a class in place of an instance, are refused", () => {
  @Controller()
  class Empty {}
  assert.throws(() => mappingsOf(new Empty()), /Cannot map Empty: it has no @MessageMapping/);
  assert.throws(() => mappingsOf(Base), /Cannot use the class Base: hand in an instance of it/);
});
