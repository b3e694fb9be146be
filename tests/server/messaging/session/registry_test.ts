import assert from "node:assert/strict";
import { SessionRegistry } from "../../../../server/messaging/session/registry.ts";
import { connectedSession } from "../../../helper/session.ts";

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
  assert.deepEqual(["a", "b", "c"].map((name) => registry.sessionsOf(name)), [2, 1, 0]);
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
  assert.deepEqual([registry.subscriptionCount, registry.subscriptionsOf("/topic/a")], [7, 3]);
});
