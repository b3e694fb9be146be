/**
 * A tab that is hidden for long, a machine that sleeps, and another network: browsers let the timers
 * of a hidden tab run once a minute, and hold them while all sleeps; what comes over the socket is
 * not held back. The whole link is tried over a pretended socket and clock.
 *
 * @module
 */
import assert from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import type { Clock } from "../../../shared/clock.ts";
import { ServerLink } from "../../../widget/connection/server_link.ts";
import { stompConnect } from "../../../widget/connection/stomp_connection.ts";
import type { SocketEvents } from "../../../widget/connection/stomp_socket.ts";
import type { LinkStatus } from "../../../widget/state/model.ts";
import { settled } from "../stage/held_entries.ts";

const MINUTE_MS = 60_000;
/** How often the server says that it is there. */
const BEAT_MS = 10_000;
/** What somebody who wakes a machine may wait for. */
const USABLE_MS = 2_000;

/** Runs timers on full minutes only, as browsers do in a tab that has long been hidden. */
function throttled(clock: VirtualClock): Clock {
  return {
    now: () => clock.now(),
    after(delayMs, task) {
      const due = clock.now() + delayMs;
      return clock.after(Math.ceil(due / MINUTE_MS) * MINUTE_MS - clock.now(), task);
    },
  };
}

class Document extends EventTarget {
  visibilityState = "visible";

  become(state: "visible" | "hidden"): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

/** A link that is online; the sockets it has opened, and what its status was. */
async function standing(time: VirtualClock, clock: Clock = time) {
  const sockets: (SocketEvents & { isClosed: boolean })[] = [];
  const window = new EventTarget();
  const document = new Document();
  const connect = stompConnect({
    host: "talk.example",
    clock,
    open(events) {
      const socket = { ...events, isClosed: false };
      sockets.push(socket);
      return { send: () => {}, close: () => socket.isClosed = true };
    },
  });
  const link = new ServerLink({
    connect,
    credentials: {
      passcode: () => Promise.resolve(undefined),
      site: "default",
      renew: () => false,
      used: () => {},
    },
    clock,
    // The longest there is.
    random: () => 0.999,
    page: { window, document },
    hasNetwork: () => true,
  });
  const seen: LinkStatus["kind"][] = [];
  link.open();
  const answer = async () => {
    await settled();
    const socket = sockets.at(-1);
    socket?.opened();
    socket?.heard("CONNECTED\nversion:1.2\nheart-beat:10000,0\n\n\0");
  };
  await answer();
  assert.equal(link.status.kind, "online");
  link.watch(() => seen.push(link.status.kind));
  const beat = () => sockets.at(-1)?.heard("\n");
  return { link, sockets, window, document, seen, answer, beat };
}

Deno.test("a tab hidden for fifteen minutes, whose timers run once a minute, stays connected", async () => {
  const time = new VirtualClock();
  const { link, sockets, document, seen, beat } = await standing(time, throttled(time));
  document.become("hidden");
  for (let passed = 0; passed < 15 * MINUTE_MS; passed += BEAT_MS) {
    time.advance(BEAT_MS);
    beat();
  }
  document.become("visible");
  await settled();
  assert.deepEqual([seen, sockets.length, link.status.kind], [[], 1, "online"]);
  link.close();
});

Deno.test("in a hidden tab it is still found out that a server is gone", async () => {
  const time = new VirtualClock();
  const { link, sockets } = await standing(time, throttled(time));
  time.advance(2 * MINUTE_MS);
  await settled();
  assert.equal(sockets[0]?.isClosed, true);
  link.close();
});

Deno.test("after a machine has slept one can write within two seconds, at once if one looks", async () => {
  for (const looks of [false, true]) {
    const time = new VirtualClock();
    const { link, document, answer } = await standing(time);
    document.become("hidden");
    // Nothing comes while it sleeps, and the timer for that is long over when it wakes.
    time.advance(MINUTE_MS / 3);
    assert.equal(link.status.kind, "waiting");
    if (looks) document.become("visible");
    else time.advance(USABLE_MS);
    await answer();
    assert.equal(link.status.kind, "online");
    link.close();
  }
});

Deno.test("in another network one can write as soon as there is one", async () => {
  const { link, window, sockets, answer } = await standing(new VirtualClock());
  window.dispatchEvent(new Event("offline"));
  assert.deepEqual([link.status.kind, sockets[0]?.isClosed], ["offline", true]);
  window.dispatchEvent(new Event("online"));
  await answer();
  assert.equal(link.status.kind, "online");
  link.close();
});
