import assert from "node:assert/strict";
import {
  createMapping,
  describeTargets,
  type MappingInit,
} from "../../../../server/messaging/routing/mapping.ts";

function mapping(init: Partial<MappingInit>) {
  return createMapping({
    kind: "message",
    path: "/rooms/{room}",
    where: "Chat.say",
    targets: [],
    handle: () => {},
    ...init,
  });
}

Deno.test("mapping without destinations goes to /topic + path, or to the subscriber", () => {
  assert.equal(describeTargets(mapping({})), "/topic/rooms/{room}");
  assert.equal(describeTargets(mapping({ kind: "subscribe" })), "the subscriber");
  const targets = [
    { to: "destination", destination: "/topic/{room}" },
    { to: "user", destination: "/queue/a" },
    { to: "session", destination: "/queue/b" },
  ] as const;
  assert.equal(
    describeTargets(mapping({ targets })),
    "/topic/{room}, /user/queue/a, /user/queue/b (this session)",
  );
});

Deno.test("mapping that cannot be meant is refused, naming the handler", () => {
  const faults: [Partial<MappingInit>, RegExp][] = [
    [{ path: "rooms" }, /^Cannot map Chat\.say: .*"rooms": it does not start with a slash/],
    [{ prefix: "/chat", path: "rooms" }, /"rooms": it does not start with a slash/],
    [{ prefix: "chat" }, /"chat\/rooms\/\{room\}": it does not start with a slash/],
    [{ prefix: "/chat/" }, /empty segment/],
    [{ prefix: "/{site}" }, /the prefix "\/\{site\}": variables belong into the paths/],
    [{ targets: [{ to: "destination", destination: "/topic/{rom}" }] }, /no variable \{rom\}/],
    [{ targets: [{ to: "user", destination: "/queue/{rom}" }] }, /no variable \{rom\}/],
    [{ targets: [{ to: "destination", destination: "topic" }] }, /does not start with a slash/],
    [{ targets: [{ to: "user", destination: "/user/queue/x" }] }, /leave the "\/user" out/],
  ];
  for (const [init, message] of faults) {
    assert.throws(() => mapping(init), { name: "SyntaxError", message });
  }
});
