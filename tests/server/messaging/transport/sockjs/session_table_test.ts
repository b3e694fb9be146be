import assert from "node:assert/strict";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import { sockJsSettings } from "../../../../../server/messaging/transport/sockjs/options.ts";
import { FORMATS } from "../../../../../server/messaging/transport/sockjs/outlet.ts";
import { SockJsSession } from "../../../../../server/messaging/transport/sockjs/session.ts";
import { SessionTable } from "../../../../../server/messaging/transport/sockjs/session_table.ts";
import { allOf, BodyReader } from "../../../../helper/sockjs_body.ts";

function made(maxSessions: number) {
  const clock = new VirtualClock();
  const table = new SessionTable({
    settings: sockJsSettings({ maxSessions, disconnectDelayMs: 5_000 }),
    clock,
    log: () => assert.fail("nothing is told in this test"),
  });
  const accept = () => ({ receive() {}, closed() {} });
  /** Opens a session whose client goes at once. */
  const broken = async (id: string) => {
    await new BodyReader(table.add(id, accept).open(FORMATS.xhr)).abort();
  };
  return { clock, table, accept, broken };
}

Deno.test("a table finds sessions by their ids until they end", async () => {
  const { clock, table, accept } = made(2);
  assert.equal(table.find("a"), undefined);
  const session = table.add("a", accept);
  assert.equal(table.find("a"), session);
  assert.equal(table.find("constructor"), undefined);
  await allOf(session.open(FORMATS.xhr));
  clock.advance(5_000);
  assert.equal(table.find("a"), undefined);
  assert.equal(clock.pending, 0);
});

Deno.test("a table is full of the sessions that are open, not of those that were", async () => {
  const { table, accept, broken } = made(2);
  table.add("a", accept);
  assert.equal(table.isFull, false);
  await broken("b");
  assert.equal(table.isFull, false);
  table.add("c", accept);
  assert.equal(table.isFull, true);
});

Deno.test("a table tells how a session ended, for a while, and needs no timer for it", async () => {
  const { clock, table, broken } = made(2);
  await broken("a");
  clock.advance(1_000);
  await broken("b");
  assert.equal(clock.pending, 0);
  const told = (id: string) => {
    const found = table.find(id);
    return found instanceof SockJsSession ? "a session" : found?.lastWord;
  };
  clock.advance(3_999);
  assert.equal(told("a"), 'c[1002,"Connection interrupted"]');
  clock.advance(1);
  assert.deepEqual([told("a"), told("b")], [undefined, 'c[1002,"Connection interrupted"]']);
});

Deno.test("a table remembers no more ends than it may have sessions", async () => {
  const { table, broken } = made(2);
  for (const id of ["a", "b", "c"]) await broken(id);
  assert.deepEqual(["a", "b", "c"].map((id) => table.find(id) !== undefined), [false, true, true]);
});

Deno.test("a table ends all that are open at once, and no timer is left", async () => {
  const { clock, table, accept } = made(2);
  await allOf(table.add("a", accept).open(FORMATS.xhr));
  table.add("b", accept).open(FORMATS.xhr_streaming);
  assert.equal(clock.pending > 0, true);
  table.endAll();
  assert.equal(clock.pending, 0);
  assert.equal(table.isFull, false);
});
