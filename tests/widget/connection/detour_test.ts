/**
 * The way over plain HTTP. That it is taken in the place of a WebSocket is in `any_socket_test.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { openDetour } from "../../../widget/connection/detour.ts";
import { BLOCKED, type SocketEvents } from "../../../widget/connection/stomp_socket.ts";
import { settled } from "../stage/held_entries.ts";

async function scene(answers: readonly (boolean | Error)[]) {
  const clock = new VirtualClock();
  const opened: SocketEvents[] = [];
  const told: (string | number)[] = [];
  const left = [...answers];
  const detour = await openDetour({
    http(events) {
      opened.push(events);
      return { send() {}, close() {} };
    },
    answers() {
      const answer = left.shift() ?? false;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    clock,
  });
  const open = () =>
    detour?.open({
      opened() {},
      heard: (text) => told.push(text),
      closed: (code) => told.push(code),
    });
  return { clock, detour, open, opened, told };
}

Deno.test("there is no detour to a server that does not answer", async () => {
  equal((await scene([false])).detour, undefined);
  equal((await scene([new TypeError("offline")])).detour, undefined);
});

Deno.test("a detour is taken for ten minutes", async () => {
  const { clock, open } = await scene([true]);
  clock.advance(599_999);
  equal(open() === undefined, false);
  clock.advance(1);
  equal(open(), undefined);
});

Deno.test("a detour that has led somewhere may end, and is taken again", async () => {
  const { open, opened, told } = await scene([true, true]);
  open();
  opened[0]?.heard("hello");
  opened[0]?.closed(1006);
  await settled();
  deepEqual(told, ["hello", 1006]);
  equal(open() === undefined, false);
});

Deno.test("a detour that leads nowhere is left; it is blocked where the server answers", async () => {
  const { open, opened, told } = await scene([true, true]);
  open();
  opened[0]?.closed(1006);
  await settled();
  deepEqual(told, [BLOCKED]);
  equal(open(), undefined);
});
