import assert from "node:assert/strict";
import fc from "fast-check";
import { UserDestinations } from "../../../../server/messaging/broker/user_destination.ts";

const destinations = new UserDestinations("/user");

Deno.test("user destinations: a client's own queue is what follows the prefix", () => {
  assert.equal(destinations.ownPath("/user/queue/errors"), "/queue/errors");
  assert.equal(destinations.ownPath("/user/queue/a/b"), "/queue/a/b");
});

Deno.test("user destinations: nothing but a queue is a client's own", () => {
  for (
    const destination of [
      "/user/reader/queue/x",
      "/user/queue/",
      "/user/queue",
      "/user/topic/x",
      "/userx/queue/x",
      "/queue/x",
      "/user",
    ]
  ) {
    assert.equal(destinations.ownPath(destination), undefined, destination);
  }
});

Deno.test("user destinations: a name with a slash stays one segment, escaped as %2F", () => {
  assert.equal(destinations.of("a/queue/x", "/queue/y"), "/user/a%2Fqueue%2Fx/queue/y");
});

Deno.test("user destinations: of and parse are inverses for every name", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (user) => {
    assert.deepEqual(destinations.parse(destinations.of(user, "/queue/x")), {
      user,
      path: "/queue/x",
    });
  }));
});

Deno.test("user destinations: what names no user or no queue has no parts", () => {
  for (
    const destination of [
      "/user/queue/x",
      "/user//queue/x",
      "/user/reader/topic/x",
      "/user/reader/queue/",
      "/user/%zz/queue/x",
      "/topic/x",
    ]
  ) {
    assert.equal(destinations.parse(destination), undefined, destination);
  }
});

Deno.test("user destinations: only queues can be sent to", () => {
  assert.throws(() => destinations.of("reader", "/topic/x"), {
    name: "TypeError",
    message: 'Cannot send to the user destination "/topic/x": it must begin with "/queue/"',
  });
});
