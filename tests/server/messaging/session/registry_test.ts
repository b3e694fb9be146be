import assert from "node:assert/strict";
import { SessionRegistry } from "../../../../server/messaging/session/registry.ts";
import { connectedSession } from "../../../helper/session.ts";
import { subscriptionTo } from "../../../helper/subscriber.ts";

const BROKER = {
  subscriptionCount: (destination?: string) => destination === undefined ? 7 : 3,
  queuedCount: () => 5,
};

const session = (id: string, name: string) => connectedSession({ id, user: { name } });

Deno.test("registry counts users and their sessions", () => {
  const registry = new SessionRegistry(BROKER);
  for (const [id, name] of [["1", "a"], ["2", "a"], ["3", "b"]] as const) {
    registry.add(session(id, name));
  }
  assert.deepEqual([registry.userCount, registry.sessionCount], [2, 3]);
  assert.deepEqual([...registry.users()].map(({ name }) => name), ["a", "b"]);
  assert.deepEqual(["a", "b", "c"].map((name) => registry.sessionCountOf(name)), [2, 1, 0]);
});

Deno.test("registry forgets a user with the last session, and a session once", () => {
  const registry = new SessionRegistry(BROKER);
  const one = session("1", "a");
  const other = session("2", "a");
  registry.add(one);
  registry.add(other);
  registry.remove(one);
  registry.remove(one);
  assert.deepEqual([registry.userCount, registry.sessionCount], [1, 1]);
  registry.remove(other);
  assert.deepEqual([registry.userCount, registry.sessionCount], [0, 0]);
});

Deno.test("registry asks the broker for subscriptions", () => {
  const registry = new SessionRegistry(BROKER);
  assert.deepEqual([registry.subscriptionCount, registry.subscriptionCountOf("/topic/a")], [7, 3]);
});

/** A registry with two users, three sessions and their subscriptions. */
function withSubscriptions() {
  const registry = new SessionRegistry(BROKER);
  const sessions = ["kim", "kim", "lee"].map((name, n) => session(`${n}`, name));
  for (const each of sessions) registry.add(each);
  const subscribe = (n: number, id: string, destination: string) =>
    sessions[n]?.subscriptions.set(`id:${id}`, {
      id,
      destination,
      ack: "client",
      servedBy: id === "refused" ? "nobody" : "broker",
      subscription: subscriptionTo(destination, { id }),
    });
  subscribe(0, "1", "/topic/rooms/a");
  subscribe(0, "refused", "/topic/rooms/a");
  subscribe(1, "2", "/user/queue/errors");
  subscribe(2, "3", "/topic/rooms/b");
  subscribe(2, "4", "/topic/rooms");
  return { registry, sessions };
}

Deno.test("registry lists sessions, of all or of one user, oldest first", () => {
  const { registry, sessions } = withSubscriptions();
  assert.deepEqual([...registry.sessions()], sessions);
  assert.deepEqual([...registry.sessions("kim")], sessions.slice(0, 2));
  assert.deepEqual([...registry.sessions("nobody")], []);
});

Deno.test("registry lists subscriptions that are in force, as their clients named them", () => {
  const { registry, sessions } = withSubscriptions();
  const all = [...registry.subscriptions()];
  assert.deepEqual(all[0], {
    session: sessions[0],
    id: "1",
    destination: "/topic/rooms/a",
    ack: "client",
  });
  assert.deepEqual(all.map(({ id }) => id), ["1", "2", "3", "4"]);
});

Deno.test("registry finds subscriptions by a pattern, and says when it is none", () => {
  const { registry } = withSubscriptions();
  const found = (pattern: string) =>
    [...registry.subscriptions(pattern)].map(({ id }) => id).join();
  assert.deepEqual(
    ["/topic/rooms/*", "/topic/rooms/{room}", "/topic/**", "/user/queue/*", "/topic/rooms"].map(
      found,
    ),
    ["1,3", "1,3", "1,3,4", "2", "4"],
  );
  assert.throws(() => found("topic"), SyntaxError);
});

Deno.test("registry counts what waits for acknowledgement and what is open", () => {
  const { registry, sessions } = withSubscriptions();
  assert.deepEqual([registry.unacknowledgedCount, registry.transactionCount], [0, 0]);
  for (const each of sessions) {
    each.expectAck({ subscription: subscriptionTo("/topic/a", { ack: "client" }), messageId: "m" });
    each.transactions.begin("t");
  }
  sessions[0]?.transactions.begin("u");
  assert.deepEqual([registry.unacknowledgedCount, registry.transactionCount], [3, 4]);
  assert.equal(registry.queuedCount, 5);
  for (const each of sessions) each.end();
  assert.deepEqual([registry.unacknowledgedCount, registry.transactionCount], [0, 0]);
});
