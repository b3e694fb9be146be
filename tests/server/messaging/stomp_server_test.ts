import assert from "node:assert/strict";
import {
  Controller,
  exceptionHandler,
  type Message,
  MessageMapping,
  permit,
  type Principal,
  Refused,
  route,
  SendTo,
  StompServer,
  type StompServerOptions,
  SubscribeMapping,
} from "../../../server/messaging/mod.ts";
import { connect } from "../../../server/messaging/testing/peer.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { bodyText, frame } from "../../../shared/stomp/frame.ts";
import { described, trial } from "../../helper/stomp_trial.ts";

@Controller("/chat")
class ChatController {
  @MessageMapping("/{room}/say")
  @SendTo("/topic/chat")
  say({ params, body, user }: Message<"/{room}/say">) {
    return { room: params.room, text: body, by: user.name };
  }

  @SubscribeMapping("/rooms")
  rooms() {
    return ["a", "b"];
  }
}

Deno.test("a server without options takes everybody, each under another name", async () => {
  const stomp = new StompServer({ clock: new VirtualClock() });
  const names = await Promise.all(
    [connect(stomp), connect(stomp)].map(async (peer) =>
      (await peer.connect()).headers.get("user-name") ?? ""
    ),
  );
  for (const name of names) assert.match(name, /^anonymous-[0-9a-f-]{36}$/);
  assert.equal(new Set(names).size, 2);
  assert.equal(stomp.registry.userCount, 2);
});

Deno.test("a server without rules allows what its controllers name, and nothing else", async () => {
  const controllers = [new ChatController()];
  const server = () => new StompServer({ clock: new VirtualClock(), controllers });
  const peer = connect(server());
  await peer.connect();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/chat" }));
  peer.send(frame("SUBSCRIBE", { id: "2", destination: "/user/queue/errors" }));
  peer.send(frame("SUBSCRIBE", { id: "3", destination: "/app/chat/rooms" }));
  peer.send(frame("SEND", { destination: "/app/chat/a/say" }, '"hi"'));
  assert.deepEqual((await peer.rest()).map(({ headers }) => headers.get("subscription")), [
    "3",
    "1",
  ]);
  for (
    const [command, destination] of [["SEND", "/topic/chat"], [
      "SUBSCRIBE",
      "/topic/other",
    ]] as const
  ) {
    const other = connect(server());
    await other.connect();
    other.send(frame(command, { id: "1", destination }));
    assert.equal((await other.next()).command, "ERROR");
    assert.equal((await other.closed).code, 1008);
  }
});

Deno.test("two servers host one class, each with its own instances and subscribers", async () => {
  const one = trial({ controllers: [new ChatController()] });
  const other = trial({ controllers: [new ChatController()] });
  const [peer, stranger] = [await one.connected(), await other.connected()];
  for (const each of [peer, stranger]) {
    each.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/chat" }));
  }
  peer.send(frame("SEND", { destination: "/app/chat/a/say" }, '"hi"'));
  assert.equal(bodyText(await peer.next()), '{"room":"a","text":"hi","by":"reader"}');
  assert.deepEqual(await stranger.rest(), []);
});

Deno.test("a route given later is handled from then on, unless it conflicts", async () => {
  const { stomp, connected } = trial({ controllers: [new ChatController()] });
  const peer = await connected();
  stomp.on(route("/later", { sendTo: "/topic/later" }), ({ body }) => body);
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/later" }));
  peer.send(frame("SEND", { destination: "/app/later" }, "1"));
  assert.equal(bodyText(await peer.next()), "1");
  assert.throws(() => stomp.on(route("/later"), () => {}), TypeError);
  peer.send(frame("SEND", { destination: "/app/later" }, "2"));
  assert.equal(bodyText(await peer.next()), "2");
});

Deno.test("prefixes are the application's choice", async () => {
  const { stomp, connected } = trial({
    controllers: [new ChatController()],
    applicationPrefix: "/do",
    brokerPrefixes: ["/topic", "/news", "/work"],
    queuePrefixes: ["/work"],
    userPrefix: "/me",
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/me/queue/x" }));
  peer.send(frame("SUBSCRIBE", { id: "2", destination: "/news/today" }));
  peer.send(frame("SUBSCRIBE", { id: "3", destination: "/do/chat/rooms" }));
  await peer.rest();
  stomp.messaging.sendToUser("reader", "/queue/x", "1");
  stomp.messaging.send("/news/today", "2");
  assert.deepEqual((await peer.rest()).map((each) => described(each, "destination")), [
    "MESSAGE destination:/me/queue/x 1",
    "MESSAGE destination:/news/today 2",
  ]);
  assert.throws(() => new StompServer({ brokerPrefixes: ["/app/news"] }), TypeError);
});

Deno.test("a user's type reaches rules and handlers", async () => {
  interface Reader {
    readonly name: string;
    readonly rooms: readonly string[];
  }
  const stomp = new StompServer<Reader>({
    clock: new VirtualClock(),
    authenticate: ({ passcode = "" }) => ({ name: "reader", rooms: passcode.split(",") }),
    authorize: [
      permit("SEND", "/app/{room}", ({ user, params }) => user.rooms.includes(params.room)),
      permit("SUBSCRIBE", "/topic/rooms"),
    ],
  });
  stomp.on(route("/{room}", { sendTo: "/topic/rooms" }), ({ user }) => user.rooms);
  const peer = connect(stomp);
  await peer.connect({ passcode: "a,b" });
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/rooms" }));
  peer.send(frame("SEND", { destination: "/app/a" }));
  assert.equal(bodyText(await peer.next()), '["a","b"]');
  peer.send(frame("SEND", { destination: "/app/c" }));
  assert.equal((await peer.next()).command, "ERROR");
});

Deno.test("registry and counters tell what is there and what happened", async () => {
  const { stomp, connected } = trial();
  const [peer, other] = [await connected(), await connected({ login: "other" })];
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  other.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a", receipt: "r" }));
  await other.next();
  stomp.messaging.send("/topic/a", "hi");
  const { registry, counters } = stomp;
  assert.deepEqual(
    [registry.userCount, registry.sessionCount, registry.subscriptionCount],
    [2, 2, 2],
  );
  assert.deepEqual([registry.sessionCountOf("other"), registry.subscriptionCountOf("/topic/a")], [
    1,
    2,
  ]);
  assert.deepEqual({ ...counters }, {
    connections: 2,
    handshakesRefused: 0,
    framesReceived: 4,
    messagesDelivered: 2,
    requestsRefused: 0,
    errorsSent: 0,
    messagesDropped: 0,
    deadLetters: 0,
    slowConsumers: 0,
  });
});

Deno.test("nothing is left of sessions that have gone", async () => {
  const { stomp, connected, clock } = trial({ controllers: [new ChatController()] });
  for (let round = 0; round < 20; round++) {
    const peer = await connected({ "heart-beat": "1000,1000" });
    peer.send(frame("SUBSCRIBE", { id: "1", destination: `/topic/${round}` }));
    peer.send(frame("SUBSCRIBE", { id: "2", destination: "/user/queue/errors" }));
    peer.send(frame("SUBSCRIBE", { id: "3", destination: "/app/chat/rooms" }));
    await peer.rest();
    peer.close();
  }
  const { registry } = stomp;
  assert.deepEqual(
    [registry.userCount, registry.sessionCount, registry.subscriptionCount, clock.pending],
    [0, 0, 0, 0],
  );
});

Deno.test("settings that contradict each other fail at the start, by name", () => {
  assert.throws(() => new StompServer({ queuePrefixes: ["/work"] }), {
    name: "TypeError",
    message: 'Cannot use the queue prefix "/work": it is not among the broker prefixes',
  });
  assert.throws(
    () => new StompServer({ slowConsumers: { "/queue/prices": "keep-latest" } }),
    /messages below "\/queue" wait in their queue/,
  );
  assert.throws(() => new StompServer({ limits: { maxWaitingBytes: 1 } }), RangeError);
});

Deno.test("a broker without queues has topics only", async () => {
  const { connected } = trial({ brokerPrefixes: ["/topic"] });
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/queue/a" }));
  assert.match(described(await peer.next()), /outside every prefix/);
});

Deno.test("a virtual host that is not served is refused, any is served unless some are named", async () => {
  const answered = async (hosts: readonly string[] | undefined, host?: string) => {
    const { open } = trial(hosts === undefined ? {} : { hosts });
    const peer = open();
    peer.send(`CONNECT\naccept-version:1.2\n${host === undefined ? "" : `host:${host}\n`}\n\0`);
    return (await peer.next()).command;
  };
  assert.deepEqual([
    await answered(undefined),
    await answered(undefined, "anything"),
    await answered(["a", "b"], "b"),
    await answered(["a", "b"], "c"),
    await answered(["a", "b"]),
    await answered([""]),
  ], ["CONNECTED", "CONNECTED", "CONNECTED", "ERROR", "ERROR", "CONNECTED"]);
});

Deno.test("a server without rules lets nobody take work from the queue a handler sends to", async () => {
  const stomp = new StompServer({ clock: new VirtualClock(), log: () => {} });
  stomp.on(route("/order", { sendTo: "/queue/orders" }), () => "an order");
  stomp.on(route("/said"), () => "said");
  const curious = connect(stomp);
  await curious.connect();
  curious.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/orders" }));
  assert.equal((await curious.next()).command, "ERROR");
  const peer = connect(stomp);
  await peer.connect();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/said" }));
  peer.send(frame("SEND", { destination: "/app/said" }));
  assert.equal(bodyText(await peer.next()), "said", "where values go by default may be heard");
});

Deno.test("settings that can never work fail at the start", () => {
  const broken: readonly StompServerOptions<Principal>[] = [
    { endpoints: { stomp: {} } },
    { endpoints: { "/stomp/": {} } },
    { endpoints: { "/a b": {} } },
    { slowConsumers: { "/topc": "drop-oldest" } },
    { slowConsumers: { "/topic/*": "drop-oldest" } },
  ];
  for (const options of broken) {
    assert.throws(() => new StompServer(options), TypeError, JSON.stringify(options));
  }
});

Deno.test("a destination is written in few signs, unless the application takes any", async () => {
  const strict = trial();
  assert.throws(() => strict.stomp.messaging.send("/topic/a b", 1), /no client could subscribe/);
  const peer = await strict.connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a b" }));
  assert.match(bodyText(await peer.next()), /a space as %20/);
  const free = trial({ anyDestination: true });
  const other = await free.connected();
  other.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a b*" }));
  other.send(frame("SEND", { destination: "/topic/a b*" }, "hi"));
  other.send(frame("SEND", { destination: "/topic/a bc" }, "not a pattern"));
  assert.deepEqual((await other.rest()).map(bodyText), ["hi"]);
});

Deno.test("an outbound interceptor that breaks ends the session, and its queue message goes back", async () => {
  const { stomp, connected, logged } = trial({
    outboundInterceptors: [{
      before({ command }, { user }) {
        if (command === "MESSAGE" && user.name === "broken") throw new Error("on purpose");
      },
    }],
  });
  const peer = await connected({ login: "broken" });
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a", ack: "client" }));
  await peer.rest();
  stomp.messaging.send("/queue/a", "precious");
  assert.equal((await peer.closed).code, 1011);
  assert.equal(stomp.registry.queuedCount, 1);
  assert.deepEqual(logged.map(({ kind }) => kind), ["fault"]);
  const other = await connected();
  other.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a" }));
  assert.equal(bodyText(await other.next()), "precious");
});

Deno.test("an authentication that returns nobody is our fault, and says what is missing", async () => {
  const { open, logged } = trial({ authenticate: () => undefined as never });
  const peer = open();
  assert.equal((await peer.connect()).command, "ERROR");
  assert.equal((await peer.closed).code, 1011);
  const [fault] = logged;
  assert.match(String(fault?.kind === "fault" && fault.error), /returned no user with a name/);
});

Deno.test("a handler whose values can go nowhere fails at the start, and is named", () => {
  const server = (sendTo: "/foo/x" | "/app/x" | "/topic") => {
    const { stomp } = trial();
    stomp.on(route("/a", { sendTo }), () => 1);
  };
  assert.throws(() => server("/foo/x"), {
    name: "TypeError",
    message:
      'Cannot map route("/a"): cannot send to "/foo/x": it is not below "/topic/" or "/queue/"',
  });
  assert.throws(() => server("/app/x"), TypeError);
  assert.throws(() => server("/topic"), TypeError);
  const { stomp } = trial();
  assert.throws(() => stomp.on(route("/a", { sendToUser: "/topic/x" }), () => 1), TypeError);
  stomp.on(route("/a/{b}", { sendTo: "/queue/{b}", sendToUser: "/queue/x" }), () => 1);
});

Deno.test("a handler or a destination that no client may name fails at the start", () => {
  const { stomp } = trial();
  assert.throws(() => stomp.on(route("/a b"), () => 1), {
    name: "TypeError",
    message: 'Cannot map "/a b" to route("/a b"): no client may name it',
  });
  for (const sendTo of ["/topic/a b", "/topic/*", "/topic/a//b"] as const) {
    assert.throws(() => stomp.on(route("/a", { sendTo }), () => 1), /no client may name it$/);
  }
  assert.throws(() => stomp.on(route("/a", { sendToUser: "/queue/*" }), () => 1), /name it$/);
  const open = new StompServer({ anyDestination: true });
  open.on(route("/a b", { sendTo: "/topic/a b" }), () => 1);
  stomp.on(route("/a/*/{b}/**"), () => 1);
});

Deno.test("an exception handler whose values can go nowhere fails at the start, and is named", () => {
  const onRange = exceptionHandler(RangeError, () => 1, { sendTo: "/foo/x" });
  const { stomp } = trial({ advice: [onRange] });
  assert.throws(() => stomp.on(route("/a"), () => 1), {
    message: "Cannot map exceptionHandler(RangeError): " +
      'cannot send to "/foo/x": it is not below "/topic/" or "/queue/"',
  });
});

Deno.test("an async iterable that fails after its first value is refused after the RECEIPT, by its receipt", async () => {
  const stomp = new StompServer({ clock: new VirtualClock(), log: () => {} });
  const no = new Refused({ code: "forbidden", message: "No." });
  for (const [path, error] of [["/no", no], ["/broken", new Error("x")]] as const) {
    stomp.on(route(path, { sendTo: "/topic/ticks" }), async function* () {
      yield await Promise.resolve(path);
      throw error;
    });
  }
  const peer = connect(stomp);
  await peer.connect();
  await peer.subscribe("/user/queue/errors");
  await peer.subscribe("/topic/ticks");
  for (const [path, code] of [["/no", "forbidden"], ["/broken", "internal"]] as const) {
    peer.send(frame("SEND", { destination: `/app${path}`, receipt: path }, "1"));
    const [value, receipt, refusal] = [await peer.next(), await peer.next(), await peer.next()];
    assert.equal(bodyText(value), path);
    assert.deepEqual([receipt.command, receipt.headers.get("receipt-id")], ["RECEIPT", path]);
    assert.deepEqual([refusal.command, refusal.headers.get("receipt-id")], ["MESSAGE", path]);
    assert.equal(JSON.parse(bodyText(refusal)).code, code);
  }
  peer.close();
});

Deno.test("a server that has drained leaves no timer of a SockJS client that polls no more", async () => {
  const clock = new VirtualClock();
  const stomp = new StompServer({ clock, endpoints: { "/stomp": { sockJs: true } } });
  const info = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;
  const poll = new Request("http://localhost/stomp/000/session/xhr", { method: "POST" });
  assert.equal(await (await stomp.handle(poll, info))?.text(), "o\n");
  const drained = stomp.drain({ deadlineMs: 1_000 });
  clock.advance(1_000);
  await drained;
  assert.equal(clock.pending, 0);
});
