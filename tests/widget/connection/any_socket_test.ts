import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { anySocket } from "../../../widget/connection/any_socket.ts";
import { openDetour } from "../../../widget/connection/detour.ts";
import {
  BLOCKED,
  type OpenSocket,
  type SocketEvents,
} from "../../../widget/connection/stomp_socket.ts";
import { settled } from "../stage/held_entries.ts";

function scene({ answers = true, loads = true } = {}) {
  const clock = new VirtualClock();
  const opened: { readonly way: string; readonly events: SocketEvents; isClosed: boolean }[] = [];
  const way = (way: string): OpenSocket => (events) => {
    const socket = { way, events, isClosed: false };
    opened.push(socket);
    return { send() {}, close: () => socket.isClosed = true };
  };
  const told: (string | number)[] = [];
  const open = anySocket({
    webSocket: way("WebSocket"),
    findDetour: () =>
      loads
        ? openDetour({ http: way("HTTP"), answers: () => Promise.resolve(answers), clock })
        : Promise.reject(new TypeError("offline")),
    clock,
  });
  return {
    clock,
    opened,
    told,
    open: () =>
      open({
        opened() {},
        heard: (text) => told.push(text),
        closed: (code, reason) => told.push(code, ...reason === undefined ? [] : [reason]),
      }),
    ways: () => opened.map(({ way }) => way),
    /** The newest socket comes to an end. */
    async end(code = 1006, reason = undefined as string | undefined) {
      opened.at(-1)?.events.closed(code, reason);
      await settled();
    },
  };
}

Deno.test("a WebSocket that comes to nothing twice while HTTP works gives way to HTTP", async () => {
  const { open, end, ways, told } = scene();
  open();
  await end();
  open();
  await end();
  deepEqual(told, [1006, 1006]);
  open();
  deepEqual(ways(), ["WebSocket", "WebSocket", "HTTP"]);
});

Deno.test("what is said at the end is told, whichever way was taken", async () => {
  const { open, opened, end, ways, told } = scene();
  open();
  await end(1008, "banned");
  deepEqual(told.splice(0), [1008, "banned"]);
  open();
  await end();
  open();
  opened.at(-1)?.events.heard("CONNECTED");
  await end(1008, "closed");
  deepEqual([ways().at(-1), told.slice(-2)], ["HTTP", [1008, "closed"]]);
});

Deno.test("a server that is gone is no reason to leave the WebSocket", async () => {
  const { open, end, ways } = scene({ answers: false });
  for (let tries = 0; tries < 3; tries++) {
    open();
    await end();
  }
  deepEqual(ways(), ["WebSocket", "WebSocket", "WebSocket"]);
});

Deno.test("a WebSocket that lets nothing through gives way at once", async () => {
  const { open, ways, clock, told, opened } = scene();
  open();
  opened[0]?.events.opened();
  clock.advance(4_000);
  await settled();
  deepEqual([told, opened[0]?.isClosed], [[1006], true]);
  open();
  deepEqual(ways(), ["WebSocket", "HTTP"]);
});

Deno.test("a WebSocket that has said something may be silent, and may end as often as it likes", async () => {
  const { open, end, ways, clock, opened, told } = scene();
  for (let tries = 0; tries < 3; tries++) {
    open();
    opened.at(-1)?.events.heard("hello");
    clock.advance(60_000);
    await end();
  }
  open();
  equal(ways().includes("HTTP"), false);
  deepEqual(told, ["hello", 1006, "hello", 1006, "hello", 1006]);
});

Deno.test("a server that refuses is believed", async () => {
  const { open, end, ways } = scene();
  for (let tries = 0; tries < 3; tries++) {
    open();
    await end(1008);
  }
  equal(ways().includes("HTTP"), false);
});

Deno.test("after a while, and when HTTP comes to nothing, a WebSocket is tried again", async () => {
  const { open, end, ways, clock, opened } = scene();
  open();
  await end();
  open();
  await end();
  open();
  opened.at(-1)?.events.heard("hello");
  clock.advance(600_000);
  await end();
  open();
  await end();
  open();
  await end();
  open();
  deepEqual(ways().slice(2), ["HTTP", "WebSocket", "HTTP", "WebSocket"]);
});

Deno.test("where HTTP comes to nothing too while the server answers, something is in the way", async () => {
  const { open, end, told } = scene();
  for (let tries = 0; tries < 3; tries++) {
    open();
    await end();
  }
  deepEqual(told, [1006, 1006, BLOCKED]);
});

Deno.test("what cannot be loaded leaves the WebSocket", async () => {
  const { open, end, ways } = scene({ loads: false });
  for (let tries = 0; tries < 3; tries++) {
    open();
    await end();
  }
  equal(ways().includes("HTTP"), false);
});

Deno.test("a socket that is closed tells nothing more, and counts for nothing", async () => {
  const { open, end, told, clock } = scene();
  open().close();
  await end();
  clock.advance(4_000);
  await settled();
  deepEqual(told, []);
});
