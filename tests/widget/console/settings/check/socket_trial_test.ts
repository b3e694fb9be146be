/**
 * A connection is tried and watched, without a socket.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import type { SocketEvents } from "../../../../../widget/connection/stomp_socket.ts";
import { trySocket } from "../../../../../widget/console/settings/check/socket_trial.ts";

function trial() {
  const clock = new VirtualClock(0);
  const over = new AbortController();
  const sent: string[] = [];
  let events: SocketEvents | undefined;
  let isClosed = false;
  const ended = trySocket({
    open: (given) => {
      events = given;
      return { send: (text) => sent.push(text), close: () => isClosed = true };
    },
    host: "talk.example",
    clock,
    watchMs: 15_000,
    signal: over.signal,
  });
  return {
    clock,
    sent,
    ended,
    give: (act: (events: SocketEvents) => void) => events && act(events),
    over,
    isClosed: () => isClosed,
  };
}

Deno.test("a connection that nobody uses lives as long as it is watched, and is closed then", async () => {
  const { clock, sent, ended, give, isClosed } = trial();
  give((events) => events.opened());
  equal(sent[0]?.startsWith("CONNECT\naccept-version:1.2\nhost:talk.example\n"), true);
  give((events) => events.heard("CONNECTED\nversion:1.2\n\n\0"));
  give((events) => events.heard("\n"));
  clock.advance(15_000);
  deepEqual(await ended, { kind: "lived", watchedMs: 15_000 });
  equal(isClosed(), true);
});

Deno.test("a connection that is cut tells after how long", async () => {
  const { clock, ended, give } = trial();
  give((events) => events.opened());
  give((events) => events.heard("CONNECTED\nversion:1.2\n\n\0"));
  clock.advance(10_000);
  give((events) => events.closed(1006));
  deepEqual(await ended, { kind: "died", afterMs: 10_000 });
});

Deno.test("a socket that does not come to be is told from one through which nothing comes", async () => {
  const blocked = trial();
  blocked.give((events) => events.closed(1006));
  deepEqual(await blocked.ended, { kind: "blocked" });

  const silent = trial();
  silent.give((events) => events.opened());
  silent.clock.advance(8_000);
  deepEqual(await silent.ended, { kind: "deaf" });

  const other = trial();
  other.give((events) => events.opened());
  other.give((events) => events.heard("ERROR\n\n\0"));
  deepEqual(await other.ended, { kind: "deaf" });
});

Deno.test("whoever leaves the page ends the trial", async () => {
  const { ended, over, isClosed } = trial();
  over.abort();
  await ended;
  equal(isClosed(), true);
});
