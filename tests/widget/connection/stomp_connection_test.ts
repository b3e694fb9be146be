import assert from "node:assert/strict";
import {
  Controller,
  permit,
  type Principal,
  route,
  type StompServer,
  type StompServerOptions,
  SubscribeMapping,
} from "../../../server/messaging/mod.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { CLOSE } from "../../../shared/code.ts";
import { type Refusal, Refused } from "../../../shared/refusal.ts";
import type { Connection } from "../../../widget/connection/connection.ts";
import type { Ending } from "../../../widget/connection/ending.ts";
import { stompConnect, type StompOptions } from "../../../widget/connection/stomp_connection.ts";
import {
  type OpenSocket,
  type SocketEvents,
  webSocketTo,
} from "../../../widget/connection/stomp_socket.ts";
import type { Answer } from "../../../widget/state/link.ts";
import { Arrivals } from "../../helper/arrivals.ts";
import { withStompSite } from "../../helper/stomp_site.ts";

const NO: Refusal = { code: "forbidden", message: "No." };

@Controller()
class Rooms {
  @SubscribeMapping("/rooms")
  list() {
    return ["one", "two"];
  }

  @SubscribeMapping("/secrets")
  secrets() {
    throw new Refused(NO);
  }
}

interface Scene {
  readonly stomp: StompServer;
  /** Begins to connect. Returns how to drop it. */
  connect(passcode?: string): () => void;
  readonly connected: Arrivals<Connection>;
  readonly endings: Arrivals<Ending>;
  /** Every ending there was, for what must not happen. */
  readonly ended: readonly Ending[];
}

function optionsFor(port: number): StompOptions {
  return {
    open: webSocketTo(new URL(`ws://127.0.0.1:${port}/stomp`)),
    host: "127.0.0.1",
    clock: new VirtualClock(),
  };
}

/** A server, and connections to it that are dropped at the end. */
async function withScene(
  body: (scene: Scene) => Promise<void>,
  options: StompServerOptions<Principal> = {},
): Promise<void> {
  await withStompSite({ controllers: [new Rooms()], ...options }, async ({ stomp, port }) => {
    const connect = stompConnect(optionsFor(port));
    const connected = new Arrivals<Connection>();
    const endings = new Arrivals<Ending>();
    const ended: Ending[] = [];
    const drops: (() => void)[] = [];
    await body({
      stomp,
      connected,
      endings,
      ended,
      connect(passcode) {
        const drop = connect(passcode, {
          connected: (connection) => connected.push(connection),
          ended(ending) {
            ended.push(ending);
            endings.push(ending);
          },
        });
        drops.push(drop);
        return drop;
      },
    });
    for (const drop of drops) drop();
  });
}

function send(connection: Connection, destination: string, body: unknown = {}): Promise<Answer> {
  return new Promise((resolve) => connection.send({ destination, body }, resolve));
}

function ask(connection: Connection, destination: string): Promise<Answer> {
  return new Promise((resolve) => connection.ask(destination, resolve));
}

Deno.test("a connection shows its passcode, and none where there is none", async () => {
  const shown: (string | undefined)[] = [];
  await withScene(async ({ connect, connected }) => {
    connect("token");
    await connected.next();
    connect();
    await connected.next();
    assert.deepEqual(shown, ["token", undefined]);
  }, {
    authenticate({ passcode }) {
      shown.push(passcode);
      return { name: "reader" };
    },
  });
});

Deno.test("a connection hears what it follows as JSON, until it stops", async () => {
  await withScene(async ({ stomp, connect, connected }) => {
    connect();
    const connection = await connected.next();
    const heard = new Arrivals<unknown>();
    const all: unknown[] = [];
    const stop = connection.follow("/topic/a", (body) => {
      all.push(body);
      heard.push(body);
    });
    // The server works in order: what it has answered comes behind the subscription.
    await ask(connection, "/app/rooms");
    stomp.messaging.send("/topic/a", { text: "안녕" });
    assert.deepEqual(await heard.next(), { text: "안녕" });
    stop();
    await ask(connection, "/app/rooms");
    stomp.messaging.send("/topic/a", { text: "late" });
    await ask(connection, "/app/rooms");
    assert.equal(all.length, 1);
    assert.equal(stomp.registry.subscriptionCount, 1);
  });
});

Deno.test("a question is answered once, or refused without an end of the connection", async () => {
  await withScene(async ({ connect, connected, ended }) => {
    connect();
    const connection = await connected.next();
    assert.deepEqual(await ask(connection, "/app/rooms"), {
      kind: "answered",
      body: ["one", "two"],
    });
    assert.deepEqual(await ask(connection, "/app/secrets"), { kind: "refused", refusal: NO });
    assert.equal((await ask(connection, "/app/rooms")).kind, "answered");
    assert.deepEqual(ended, []);
  });
});

Deno.test("what was sent is answered when the work is done, and refused by name", async () => {
  await withScene(async ({ stomp, connect, connected }) => {
    const done: unknown[] = [];
    stomp.on(route("/say"), ({ body }) => void done.push(body));
    stomp.on(route("/no"), () => {
      throw new Refused(NO);
    });
    connect();
    const connection = await connected.next();
    const answers = await Promise.all([
      send(connection, "/app/no"),
      send(connection, "/app/say", { text: "hello" }).then((answer) => {
        assert.deepEqual(done, [{ text: "hello" }]);
        return answer;
      }),
    ]);
    assert.deepEqual(answers, [
      { kind: "refused", refusal: NO },
      { kind: "answered", body: undefined },
    ]);
  });
});

Deno.test("refused credentials end a connection with the server's own reason", async () => {
  const refusal: Refusal = { code: "token-invalid", message: "Ask for another." };
  await withScene(async ({ connect, endings }) => {
    connect("wrong");
    assert.deepEqual(await endings.next(), { next: "renew", refusal });
  }, {
    authenticate() {
      throw new Refused(refusal);
    },
  });
});

Deno.test("a refusal of what is followed ends the connection, once, with the server's reason", async () => {
  await withScene(async ({ stomp, connect, connected, endings, ended }) => {
    connect();
    (await connected.next()).follow("/app/secrets", () => {});
    assert.deepEqual(await endings.next(), { next: "stop", refusal: NO });
    await stomp.drain({ deadlineMs: 2_000 });
    assert.equal(ended.length, 1);
  });
});

Deno.test("a topic nobody permits ends the connection, once, and other credentials may help", async () => {
  await withScene(async ({ stomp, connect, connected, endings, ended }) => {
    connect();
    (await connected.next()).follow("/topic/secret", () => {});
    const { next, refusal } = await endings.next();
    assert.deepEqual([next, refusal.code], ["renew", "forbidden"]);
    await stomp.drain({ deadlineMs: 2_000 });
    assert.equal(ended.length, 1);
  }, { authorize: [permit("SUBSCRIBE", "/user/queue/**")] });
});

Deno.test("a server that restarts or throws somebody out says by its close code what is next", async () => {
  const cases = [CLOSE.restart, CLOSE.refused, CLOSE.tooBig, CLOSE.tryLater];
  await withScene(async ({ stomp, connect, connected, endings }) => {
    for (const close of cases) {
      connect();
      await connected.next();
      stomp.disconnect(() => true, { code: close.code, reason: "" });
      assert.equal((await endings.next()).next, close.next);
    }
  });
});

Deno.test("a server that does not answer is worth another try", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const ending = await new Promise<Ending>((resolve) => {
    stompConnect(optionsFor(port))(undefined, {
      connected: () => assert.fail("connected to nobody"),
      ended: resolve,
    });
  });
  assert.equal(ending.next, "retry");
});

Deno.test("a dropped connection tells nothing more, and leaves no session", async () => {
  await withScene(async ({ stomp, connect, connected, ended }) => {
    const drop = connect();
    const connection = await connected.next();
    const stop = connection.follow("/topic/a", () => {});
    drop();
    stop();
    await stomp.drain({ deadlineMs: 2_000 });
    assert.equal(stomp.registry.sessionCount, 0);
    assert.deepEqual(ended, []);
  });
});

Deno.test("a connection dropped before it stood never asks to stand", async () => {
  const shown: (string | undefined)[] = [];
  await withScene(async ({ connect, connected, ended }) => {
    connect("dropped")();
    connect("kept");
    await ask(await connected.next(), "/app/rooms");
    assert.deepEqual(shown, ["kept"]);
    assert.deepEqual(ended, []);
  }, {
    authenticate({ passcode }) {
      shown.push(passcode);
      return { name: "reader" };
    },
  });
});

/** A connection over a held socket, after CONNECTED with these headers. */
function held(...headers: string[]) {
  const sent: string[] = [];
  const socket = { sent, isClosed: false, events: {} as SocketEvents };
  const clock = new VirtualClock();
  const endings: Ending[] = [];
  const open: OpenSocket = (events) => {
    socket.events = events;
    return { send: (text) => sent.push(text), close: () => socket.isClosed = true };
  };
  stompConnect({ open, host: "talk.example", clock })("to:ken", {
    connected() {},
    ended: (ending) => endings.push(ending),
  });
  socket.events.opened();
  socket.events.heard(["CONNECTED", "version:1.2", ...headers, "", "\0"].join("\n"));
  return { socket, clock, endings };
}

Deno.test("CONNECT asks for 1.2 and a heart-beat, owes none, and escapes nothing", () => {
  const { socket } = held();
  assert.equal(
    socket.sent[0],
    "CONNECT\naccept-version:1.2\nhost:talk.example\nheart-beat:0,10000\npasscode:to:ken\n\n\0",
  );
});

Deno.test("a server that is silent for two heart-beats is gone, and worth another try", () => {
  const { socket, clock, endings } = held("heart-beat:1000,0");
  clock.advance(19_000);
  socket.events.heard("\n");
  clock.advance(19_999);
  assert.deepEqual([endings.length, socket.isClosed], [0, false]);
  clock.advance(1);
  assert.deepEqual([endings.map(({ next }) => next), socket.isClosed], [["retry"], true]);
});

Deno.test("a server that promises no heart-beat may be silent", () => {
  const { clock, endings } = held("heart-beat:0,0");
  clock.advance(3_600_000);
  assert.deepEqual(endings, []);
});

Deno.test("several frames in one message are understood, and why the server ends it", () => {
  const { socket, endings } = held();
  socket.events.heard("\n\nRECEIPT\nreceipt-id:x\n\n\0\nERROR\nmessage:No\\c go away\n\nwhy\0\n");
  socket.events.closed(1002);
  assert.deepEqual(endings.map(({ refusal }) => refusal.message), ["No: go away"]);
});

Deno.test("a close that says that an author has decided it is told so", () => {
  const { socket, endings } = held();
  socket.events.closed(1008, "banned");
  assert.deepEqual(endings.map(({ refusal }) => refusal.code), ["banned"]);
});
