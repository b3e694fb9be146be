import assert from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Answer, SendRequest } from "../../../widget/state/link.ts";
import type { Connection, ConnectionEvents } from "../../../widget/connection/connection.ts";
import type { Ending } from "../../../widget/connection/ending.ts";
import { ServerLink } from "../../../widget/connection/server_link.ts";
import type { LinkStatus } from "../../../widget/state/link_status.ts";
import { settled } from "../stage/held_entries.ts";

const LOST: Ending = { next: "retry", refusal: { code: "internal", message: "Gone." } };
const RESTART: Ending = { ...LOST, isRestart: true };
const RENEW: Ending = { next: "renew", refusal: { code: "token-invalid", message: "Who?" } };
const STOP: Ending = { next: "stop", refusal: { code: "forbidden", message: "Not you." } };

/** A connection that a test has in its hands. */
class HeldConnection implements Connection {
  readonly followed = new Map<string, (body: unknown) => void>();
  readonly asked: string[] = [];
  readonly sent: ((answer: Answer) => void)[] = [];
  isDropped = false;

  constructor(readonly passcode: string | undefined, readonly events: ConnectionEvents) {}

  follow(destination: string, heard: (body: unknown) => void): () => void {
    this.followed.set(destination, heard);
    return () => this.followed.delete(destination);
  }

  ask(destination: string): void {
    this.asked.push(destination);
  }

  send(_request: SendRequest, answered: (answer: Answer) => void): void {
    this.sent.push(answered);
  }
}

class PretendDocument extends EventTarget {
  visibilityState = "visible";
}

interface Scene {
  readonly link: ServerLink;
  readonly clock: VirtualClock;
  readonly window: EventTarget;
  readonly connections: HeldConnection[];
  /** How often the link's credentials were renewed, and told they were used. */
  readonly credentials: { renewed: number; used: number; site?: string; isOther?: boolean };
  /** The newest connection, once the passcode is there. */
  newest(): Promise<HeldConnection>;
  /** Opens the link and lets the newest connection stand. */
  stand(): Promise<HeldConnection>;
}

function scene({
  passcode = () => Promise.resolve("token"),
  canRenew = true,
  hasNetwork = true,
}: {
  passcode?: () => Promise<string>;
  canRenew?: boolean;
  hasNetwork?: boolean;
} = {}): Scene {
  const clock = new VirtualClock();
  const window = new EventTarget();
  const connections: HeldConnection[] = [];
  const credentials: Scene["credentials"] = { renewed: 0, used: 0 };
  const link = new ServerLink({
    connect(token, events) {
      const connection = new HeldConnection(token, events);
      connections.push(connection);
      return () => connection.isDropped = true;
    },
    credentials: {
      passcode,
      get site() {
        return credentials.site;
      },
      renew() {
        credentials.renewed++;
        return canRenew;
      },
      used: () => void credentials.used++,
      reread: () => credentials.isOther === true,
    },
    clock,
    random: () => 0.5,
    page: { window, document: new PretendDocument() },
    hasNetwork: () => hasNetwork,
  });
  const newest = async () => {
    await settled();
    const connection = connections.at(-1);
    assert.ok(connection);
    return connection;
  };
  return {
    link,
    clock,
    window,
    connections,
    credentials,
    newest,
    async stand() {
      link.open();
      const connection = await newest();
      connection.events.connected(connection);
      return connection;
    },
  };
}

Deno.test("a link asks for nothing until it is opened", async () => {
  const { link, connections, newest } = scene();
  await settled();
  assert.equal(connections.length, 0);
  assert.deepEqual(link.status, { kind: "idle" });
  link.open();
  assert.deepEqual(link.status, { kind: "connecting" });
  assert.equal((await newest()).passcode, "token");
  link.open();
  await settled();
  assert.equal(connections.length, 1);
  link.close();
});

Deno.test("what is followed is followed before the link is online, on every connection", async () => {
  const { link, clock, newest, stand } = scene();
  const heard: unknown[] = [];
  link.follow(() => "/topic/early", (body) => heard.push(body));
  link.watch(() => {
    if (link.status.kind === "online") heard.push("online");
  });
  const first = await stand();
  first.followed.get("/topic/early")?.("one");
  assert.deepEqual(heard, ["online", "one"]);
  const stop = link.follow(() => "/topic/late", () => {});
  assert.deepEqual([...first.followed.keys()], ["/topic/early", "/topic/late"]);
  stop();
  assert.deepEqual([...first.followed.keys()], ["/topic/early"]);

  first.events.ended(LOST);
  clock.advance(500);
  const second = await newest();
  assert.notEqual(second, first);
  link.watch(() => assert.deepEqual([...second.followed.keys()], ["/topic/early"]));
  second.events.connected(second);
  second.followed.get("/topic/early")?.("two");
  assert.deepEqual(heard, ["online", "one", "online", "two"]);
  link.close();
});

Deno.test("what is followed may depend on the site, which is known from the first connection on", async () => {
  const { link, clock, stand, credentials } = scene();
  link.follow(() => `/topic/${link.site}`, () => {});
  assert.equal(link.site, undefined);
  credentials.site = "aside";
  const first = await stand();
  assert.deepEqual([...first.followed.keys()], ["/topic/aside"]);
  first.events.ended(LOST);
  credentials.site = "moved";
  clock.advance(500);
  assert.deepEqual([...(await stand()).followed.keys()], ["/topic/moved"]);
  link.close();
});

Deno.test("a lost link says when it tries again, and waits longer each time", async () => {
  const { link, clock, newest } = scene();
  link.open();
  for (const waitMs of [500, 1_000, 2_000]) {
    (await newest()).events.ended(LOST);
    assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + waitMs });
    clock.advance(waitMs - 1);
    assert.equal(link.status.kind, "waiting");
    clock.advance(1);
    assert.equal(link.status.kind, "connecting");
  }
  link.close();
});

Deno.test("only a connection that stood for a while makes the next wait short again", async () => {
  const { link, clock, newest, stand } = scene();
  (await stand()).events.ended(LOST);
  clock.advance(500);
  const short = await newest();
  short.events.connected(short);
  clock.advance(9_999);
  short.events.ended(LOST);
  assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 1_000 });
  clock.advance(1_000);
  const steady = await newest();
  steady.events.connected(steady);
  clock.advance(10_000);
  steady.events.ended(LOST);
  assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 500 });
  link.close();
});

Deno.test("who is let go by one server after another waits no longer each time", async () => {
  const { link, clock, newest } = scene();
  link.open();
  for (let move = 0; move < 5; move++) {
    const connection = await newest();
    connection.events.connected(connection);
    clock.advance(4_000);
    connection.events.ended(RESTART);
    assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 500, isMove: true });
    clock.advance(500);
    assert.deepEqual(link.status, { kind: "connecting", isMove: true });
  }
  // Once the way may lead to one that is going, too; one that says so to whoever comes lets nobody in.
  const failed: readonly [number, Partial<LinkStatus>][] = [[1_000, { isMove: true }], [2_000, {}]];
  for (const [waitMs, move] of failed) {
    (await newest()).events.ended(RESTART);
    assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + waitMs, ...move });
    clock.advance(waitMs);
  }
  link.close();
});

Deno.test("whose first try meets a server that is going moves on, and is told of the third", async () => {
  const { link, clock, newest } = scene();
  link.open();
  (await newest()).events.ended(RESTART);
  assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 500, isMove: true });
  clock.advance(500);
  (await newest()).events.ended(RESTART);
  assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 1_000, isMove: true });
  clock.advance(1_000);
  (await newest()).events.ended(RESTART);
  assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 2_000 });
  link.close();
});

Deno.test("a connection that breaks after a move was no move", async () => {
  const { link, clock, newest } = scene();
  link.open();
  const first = await newest();
  first.events.connected(first);
  first.events.ended(RESTART);
  clock.advance(500);
  const second = await newest();
  second.events.connected(second);
  second.events.ended(LOST);
  assert.deepEqual(link.status, { kind: "waiting", retryAt: clock.now() + 1_000 });
  link.close();
});

Deno.test("the server's own wait is not undercut, and a person may still undercut it", async () => {
  const { link, newest, connections } = scene();
  link.open();
  (await newest()).events.ended({
    next: "retry",
    refusal: { code: "too-fast", message: "Wait.", retryAfterMs: 60_000 },
  });
  assert.deepEqual(link.status, { kind: "waiting", retryAt: 60_000 });
  link.reconnect();
  assert.equal(link.status.kind, "connecting");
  await settled();
  assert.equal(connections.length, 2);
  link.close();
});

Deno.test("a connection that takes too long is dropped", async () => {
  const { link, clock, newest } = scene();
  link.open();
  const slow = await newest();
  clock.advance(9_999);
  assert.equal(slow.isDropped, false);
  clock.advance(1);
  assert.equal(slow.isDropped, true);
  assert.equal(link.status.kind, "waiting");
  link.close();
});

Deno.test("without a network nothing is tried until there is one", async () => {
  const { link, clock, window, newest } = scene({ hasNetwork: false });
  link.open();
  (await newest()).events.ended(LOST);
  assert.deepEqual(link.status, { kind: "offline" });
  assert.equal(clock.pending, 0);
  window.dispatchEvent(new Event("online"));
  assert.equal(link.status.kind, "connecting");
  link.close();
});

Deno.test("refused credentials are renewed once, and then the person is told", async () => {
  const { link, credentials, newest } = scene();
  link.open();
  const first = await newest();
  first.events.ended(RENEW);
  assert.equal(link.status.kind, "connecting");
  const second = await newest();
  assert.notEqual(second, first);
  second.events.ended(RENEW);
  assert.deepEqual(link.status, { kind: "refused", code: "token-invalid", message: "Who?" });
  assert.equal(credentials.renewed, 1);
  link.close();
});

Deno.test("credentials that cannot be renewed end in a refusal", async () => {
  const { link, newest } = scene({ canRenew: false });
  link.open();
  (await newest()).events.ended(RENEW);
  assert.equal(link.status.kind, "refused");
  link.close();
});

Deno.test("who is refused for good is not tried again by itself", async () => {
  const { link, clock, credentials, newest } = scene();
  link.open();
  (await newest()).events.ended(STOP);
  assert.deepEqual(link.status, { kind: "refused", code: "forbidden", message: "Not you." });
  assert.equal(clock.pending, 0);
  assert.equal(credentials.renewed, 0);
  link.close();
});

Deno.test("a passcode that cannot be had counts as a connection that failed", async () => {
  const failures: Error[] = [
    new TypeError("no answer"),
    new Refused({ code: "forbidden", message: "Not you." }),
  ];
  const { link, clock, connections } = scene({
    passcode: () => Promise.reject(failures.shift()),
  });
  link.open();
  await settled();
  assert.equal(link.status.kind, "waiting");
  clock.advance(500);
  await settled();
  assert.equal(link.status.kind, "refused");
  assert.equal(connections.length, 0);
  link.close();
});

Deno.test("credentials count as used as soon as something that is kept is on its way", async () => {
  const { link, credentials, stand } = scene();
  const connection = await stand();
  const answers: Answer["kind"][] = [];
  const send = (request: SendRequest, answer: Answer) => {
    link.send(request, ({ kind }) => answers.push(kind));
    connection.sent.pop()?.(answer);
  };
  const answered: Answer = { kind: "answered", body: undefined };
  send({ destination: "/app/typing", body: {} }, answered);
  assert.equal(credentials.used, 0);
  // Its answer may never come.
  link.send({ destination: "/app/say", body: {}, kept: true }, () => {});
  assert.equal(credentials.used, 1);
  assert.deepEqual(answers, ["answered"]);
  link.close();
});

Deno.test("a page that is put away drops the connection, and one that comes back connects", async () => {
  const { link, window, newest, stand } = scene();
  const first = await stand();
  window.dispatchEvent(new Event("pagehide"));
  assert.equal(first.isDropped, true);
  window.dispatchEvent(new Event("pageshow"));
  const second = await newest();
  assert.notEqual(second, first);
  second.events.connected(second);
  assert.deepEqual(link.status, { kind: "online" });
  link.close();
});

Deno.test("a link says when it connects as somebody else, by whatever it came to connect", async () => {
  const { link, window, credentials, stand } = scene();
  await stand();
  credentials.isOther = true;
  link.renew();
  assert.deepEqual(link.status, { kind: "connecting", isOther: true });
  credentials.isOther = false;
  window.dispatchEvent(new Event("pagehide"));
  window.dispatchEvent(new Event("pageshow"));
  assert.deepEqual(link.status, { kind: "connecting" });
  window.dispatchEvent(new Event("pagehide"));
  credentials.isOther = true;
  window.dispatchEvent(new Event("pageshow"));
  assert.deepEqual(link.status, { kind: "connecting", isOther: true });
});

Deno.test("a closed link leaves no connection, no timer and no listener", async () => {
  const { link, clock, window, connections, stand } = scene();
  const connection = await stand();
  let changes = 0;
  link.watch(() => changes++);
  link.close();
  assert.equal(connection.isDropped, true);
  assert.equal(clock.pending, 0);
  assert.equal(changes, 1);
  window.dispatchEvent(new Event("pageshow"));
  link.open();
  link.reconnect();
  await settled();
  assert.equal(connections.length, 1);
  assert.deepEqual(link.status, { kind: "idle" });
});

Deno.test("a link closed before the passcode came never connects", async () => {
  const { link, connections, clock } = scene();
  link.open();
  link.close();
  await settled();
  assert.equal(connections.length, 0);
  assert.equal(clock.pending, 0);
});
