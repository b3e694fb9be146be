import assert from "node:assert/strict";
import {
  begin,
  step,
  TRANSITIONS,
  wantsFrame,
} from "../../../../server/messaging/session/session.ts";
import type {
  Effect,
  SessionEvent,
  SessionSettings,
  SessionState,
} from "../../../../server/messaging/session/state.ts";
import type { RefusalCode } from "../../../../shared/code.ts";
import { StompError } from "../../../../shared/stomp/error.ts";
import { type Command, type Frame, frame } from "../../../../shared/stomp/frame.ts";
import { described } from "../../../helper/stomp_trial.ts";

const SETTINGS: SessionSettings = {
  sessionId: "s-1",
  serverName: "test",
  hosts: undefined,
  heartBeat: { sendEveryMs: 1_000, expectEveryMs: 1_000 },
  connectTimeoutMs: 10_000,
  leaveTimeoutMs: 2_000,
  closeTimeoutMs: 5_000,
};
const USER = { name: "reader" };
const AWAITING: SessionState = { kind: "awaiting-connect" };
const AUTHENTICATING: SessionState = {
  kind: "authenticating",
  version: "1.1",
  heartBeat: { sendEveryMs: 0, expectEveryMs: 10_000 },
};
const CONNECTED: SessionState = { kind: "connected", version: "1.2", user: USER };
const SEND = frame("SEND", { destination: "/topic/a", receipt: "r-1" });
const HANDLING: SessionState = {
  kind: "handling",
  version: "1.2",
  user: USER,
  frame: SEND,
  close: undefined,
};
const LEAVING: SessionState = { kind: "leaving" };
const CLOSING: SessionState = { kind: "closing" };
const CLOSED: SessionState = { kind: "closed" };
const STATES = [AWAITING, AUTHENTICATING, CONNECTED, HANDLING, LEAVING, CLOSING, CLOSED];

/** The state that follows and what is to be done, as text. */
function run(state: SessionState, event: SessionEvent): readonly string[] {
  const next = step(state, event, SETTINGS);
  return [next.state.kind, ...next.effects.map(effectText)];
}

function receive(state: SessionState, command: Command, headers: Record<string, string> = {}) {
  return run(state, { kind: "frame", frame: frame(command, headers) });
}

function effectText(effect: Effect): string {
  switch (effect.kind) {
    case "send":
      return described(effect.frame);
    case "close":
      return `close ${effect.close.code}`;
    case "deadline":
      return `deadline ${effect.afterMs}`;
    default:
      return effect.kind;
  }
}

function sent(state: SessionState, event: SessionEvent): Frame {
  const { effects } = step(state, event, SETTINGS);
  const frames = effects.flatMap((effect) => effect.kind === "send" ? [effect.frame] : []);
  assert.equal(frames.length, 1);
  return frames[0] ?? frame("ERROR");
}

Deno.test("a session begins by waiting for CONNECT, 10 s (Session: no CONNECT)", () => {
  const { state, effects } = begin(SETTINGS);
  assert.deepEqual([state.kind, ...effects.map(effectText)], [
    "awaiting-connect",
    "deadline 10000",
  ]);
  assert.deepEqual(run(AWAITING, { kind: "overdue" }), ["closing", "close 1008", "deadline 5000"]);
});

Deno.test("CONNECT asks who it is; STOMP is the same (STOMP 1.2, CONNECT or STOMP Frame)", () => {
  for (const command of ["CONNECT", "STOMP"] as const) {
    assert.deepEqual(receive(AWAITING, command), ["authenticating", "authenticate"]);
  }
});

Deno.test("any frame before CONNECT is an ERROR, then a close", () => {
  for (const command of ["SEND", "SUBSCRIBE", "DISCONNECT", "ACK"] as const) {
    assert.deepEqual(receive(AWAITING, command, { receipt: "r" }), [
      "closing",
      `ERROR receipt-id:r message:Cannot take ${command} yet: the first frame must be CONNECT`,
      "close 1002",
      "deadline 5000",
    ]);
  }
});

Deno.test("the best common version is taken; none said means 1.0 (STOMP 1.2, Negotiation)", () => {
  const versionOf = (accepts?: string) => {
    const headers: Record<string, string> = accepts === undefined
      ? {}
      : { "accept-version": accepts };
    const { state } = step(
      AWAITING,
      { kind: "frame", frame: frame("CONNECT", headers) },
      SETTINGS,
    );
    return state.kind === "authenticating" ? state.version : state.kind;
  };
  assert.equal(versionOf(), "1.0");
  assert.equal(versionOf("1.0,1.1,1.2"), "1.2");
  assert.equal(versionOf("1.1, 1.0"), "1.1");
  assert.equal(versionOf("1.2,9.9"), "1.2");
});

Deno.test("no common version is an ERROR that lists ours (STOMP 1.2, Protocol Negotiation)", () => {
  const error = sent(AWAITING, {
    kind: "frame",
    frame: frame("CONNECT", { "accept-version": "2.0" }),
  });
  assert.equal(
    described(error, "version", "content-type"),
    "ERROR version:1.0,1.1,1.2 content-type:text/plain Supported versions: 1.0,1.1,1.2",
  );
});

Deno.test("a malformed heart-beat is an ERROR (STOMP 1.2, Heart-beating)", () => {
  for (const value of ["abc", "1000", "-1,0", "1,2,3", " 1,2"]) {
    const [state, error, close] = receive(AWAITING, "CONNECT", { "heart-beat": value });
    assert.equal(state, "closing", value);
    assert.match(String(error), /^ERROR message:Cannot read the header "heart-beat"/);
    assert.equal(close, "close 1002");
  }
});

Deno.test("CONNECTED tells version, session, server, its own heart-beats and the user", () => {
  const connected = sent(AUTHENTICATING, { kind: "authenticated", user: USER });
  assert.deepEqual([...connected.headers], [
    ["version", "1.1"],
    ["session", "s-1"],
    ["server", "test"],
    ["heart-beat", "1000,1000"],
    ["user-name", "reader"],
  ]);
});

Deno.test("CONNECTED comes after the session is up, and ends the deadline", () => {
  assert.deepEqual(run(AUTHENTICATING, { kind: "authenticated", user: USER }), [
    "connected",
    "deadline undefined",
    "open",
    "CONNECTED version:1.1",
  ]);
});

Deno.test("refused credentials are an ERROR with the refusal as JSON, then 1008", () => {
  const refused = (code: RefusalCode): SessionEvent => ({
    kind: "refused",
    refusal: { code, message: "No." },
  });
  assert.deepEqual(run(AUTHENTICATING, refused("token-invalid")), [
    "closing",
    'ERROR message:No. {"code":"token-invalid","message":"No."}',
    "close 1008",
    "deadline 5000",
  ]);
  const error = sent(AUTHENTICATING, refused("forbidden"));
  assert.equal(error.headers.get("content-type"), "application/json");
  assert.equal(run(AUTHENTICATING, refused("too-fast"))[2], "close 1013");
});

Deno.test("an authentication that takes too long is our fault", () => {
  assert.equal(run(AUTHENTICATING, { kind: "overdue" })[2], "close 1011");
});

Deno.test("a second CONNECT is an ERROR (Session)", () => {
  for (const command of ["CONNECT", "STOMP"] as const) {
    assert.deepEqual(receive(CONNECTED, command), [
      "closing",
      "release",
      `ERROR message:Cannot take ${command}: the session is connected already`,
      "close 1002",
      "deadline 5000",
    ]);
  }
});

Deno.test("a frame without a header it must have is an ERROR (STOMP 1.2, Standard Headers)", () => {
  const cases: readonly [Command, string, Record<string, string>][] = [
    ["SEND", "destination", {}],
    ["SUBSCRIBE", "destination", { id: "1" }],
    ["SUBSCRIBE", "id", { destination: "/topic/a" }],
    ["UNSUBSCRIBE", "id", {}],
    ["ACK", "id", {}],
    ["BEGIN", "transaction", {}],
  ];
  for (const [command, missing, headers] of cases) {
    assert.deepEqual(receive(CONNECTED, command, { ...headers, receipt: "r" }).slice(0, 4), [
      "closing",
      "release",
      `ERROR receipt-id:r message:Cannot take ${command}: header "${missing}" is missing`,
      "close 1002",
    ]);
  }
});

Deno.test("STOMP 1.0 knows subscriptions without an id (STOMP 1.0, SUBSCRIBE)", () => {
  const connected: SessionState = { kind: "connected", version: "1.0", user: USER };
  assert.deepEqual(receive(connected, "SUBSCRIBE", { destination: "/topic/a" }), [
    "handling",
    "handle",
  ]);
});

Deno.test("one frame is worked on at a time", () => {
  assert.deepEqual(run(CONNECTED, { kind: "frame", frame: SEND }), ["handling", "handle"]);
  assert.equal(wantsFrame(CONNECTED), true);
  assert.equal(wantsFrame(HANDLING), false);
  assert.deepEqual(run(HANDLING, { kind: "frame", frame: SEND }), ["handling"]);
});

Deno.test("RECEIPT follows the work, if it was asked for (STOMP 1.2, RECEIPT)", () => {
  const handled: SessionEvent = { kind: "handled", receipt: true };
  assert.deepEqual(run(HANDLING, handled), ["connected", "RECEIPT receipt-id:r-1"]);
  const withoutReceipt: SessionState = { ...HANDLING, frame: frame("SEND", { destination: "/a" }) };
  assert.deepEqual(run(withoutReceipt, handled), ["connected"]);
});

Deno.test("a refused frame has no RECEIPT and the session lives on (§6, errors)", () => {
  assert.deepEqual(run(HANDLING, { kind: "handled", receipt: false }), ["connected"]);
});

Deno.test("a failed frame is an ERROR with its receipt-id, then a close (STOMP 1.2, ERROR)", () => {
  const error = new StompError("Cannot do it: no", "Do something else.", "refused");
  assert.deepEqual(run(HANDLING, { kind: "failed", error }), [
    "closing",
    "release",
    "ERROR receipt-id:r-1 message:Cannot do it: no Do something else.",
    "close 1008",
    "deadline 5000",
  ]);
});

Deno.test("input that cannot be read is an ERROR that blames no frame", () => {
  const error = new StompError("Cannot take a frame: too big", "", "tooBig");
  for (const state of [CONNECTED, HANDLING]) {
    assert.deepEqual(run(state, { kind: "broken", error }), [
      "closing",
      "release",
      "ERROR message:Cannot take a frame: too big",
      "close 1009",
      "deadline 5000",
    ]);
  }
});

Deno.test("input that breaks off behind its headers is blamed by its receipt (STOMP 1.2, ERROR)", () => {
  const error = new StompError("Cannot take the body of SEND: too big", "", "tooBig");
  assert.equal(
    described(sent(CONNECTED, { kind: "broken", error, receipt: "r" })),
    "ERROR receipt-id:r message:Cannot take the body of SEND: too big",
  );
});

Deno.test("an ERROR before CONNECTED is not escaped: the client knows no version yet", () => {
  const error = new StompError("a");
  const versions = [AWAITING, AUTHENTICATING, CONNECTED].map((state) =>
    step(state, { kind: "broken", error }, SETTINGS).effects.find(({ kind }) => kind === "send")
  ).map((effect) => effect?.kind === "send" && effect.version);
  assert.deepEqual(versions, ["1.0", "1.0", "1.2"]);
});

Deno.test("after an ERROR or a close all input is ignored", () => {
  for (const state of [CLOSING, CLOSED]) {
    assert.deepEqual(run(state, { kind: "frame", frame: SEND }), [state.kind]);
    assert.deepEqual(run(state, { kind: "handled", receipt: true }), [state.kind]);
    assert.equal(wantsFrame(state), false);
  }
});

Deno.test("DISCONNECT: RECEIPT, 2 s for the client, then close 1000 (STOMP 1.2, DISCONNECT)", () => {
  assert.deepEqual(receive(CONNECTED, "DISCONNECT", { receipt: "bye" }), [
    "leaving",
    "release",
    "RECEIPT receipt-id:bye",
    "deadline 2000",
  ]);
  assert.deepEqual(run(LEAVING, { kind: "overdue" }), ["closing", "close 1000", "deadline 5000"]);
  assert.deepEqual(run(LEAVING, { kind: "frame", frame: SEND }), ["leaving"]);
});

Deno.test("silence closes 1001, a full outbox 1013, both without an ERROR", () => {
  for (const state of [CONNECTED, HANDLING]) {
    assert.deepEqual(run(state, { kind: "silent" }), [
      "closing",
      "release",
      "close 1001",
      "deadline 5000",
    ]);
    assert.deepEqual(run(state, { kind: "slow" }), [
      "closing",
      "release",
      "close 1013",
      "deadline 5000",
    ]);
  }
});

Deno.test("a polite stop waits for the frame in work and its RECEIPT", () => {
  const stop: SessionEvent = {
    kind: "stop",
    close: { code: 1012, reason: "restart" },
    politely: true,
  };
  const { state, effects } = step(HANDLING, stop, SETTINGS);
  assert.deepEqual([state.kind, effects], ["handling", []]);
  assert.deepEqual(run(state, { kind: "handled", receipt: true }), [
    "closing",
    "release",
    "RECEIPT receipt-id:r-1",
    "close 1012",
    "deadline 5000",
  ]);
  assert.deepEqual(run(HANDLING, { ...stop, politely: false }).slice(2), [
    "close 1012",
    "deadline 5000",
  ]);
  assert.deepEqual(run(CONNECTED, stop).slice(2), ["close 1012", "deadline 5000"]);
});

Deno.test("a connection that has gone, or does not go in time, is forgotten", () => {
  for (const state of STATES.filter(({ kind }) => kind !== "closed")) {
    const [next, ...effects] = run(state, { kind: "gone" });
    assert.equal(next, "closed");
    assert.deepEqual(effects.slice(-2), ["deadline undefined", "forget"]);
  }
  assert.equal(run(CLOSING, { kind: "overdue" })[0], "closed");
  assert.deepEqual(run(CLOSED, { kind: "gone" }), ["closed"]);
});

Deno.test("whatever ends a live session releases it first, once", () => {
  const error = new StompError("x");
  const close = { code: 1000, reason: "" };
  const events: readonly SessionEvent[] = [
    { kind: "frame", frame: frame("DISCONNECT") },
    { kind: "frame", frame: frame("CONNECT") },
    { kind: "broken", error },
    { kind: "failed", error },
    { kind: "silent" },
    { kind: "slow" },
    { kind: "stop", close, politely: false },
    { kind: "gone" },
  ];
  for (const state of STATES) {
    for (const event of events) {
      const next = step(state, event, SETTINGS);
      const released = next.effects.map(({ kind }) => kind).filter((kind) => kind === "release");
      const live = (kind: string) => kind === "connected" || kind === "handling";
      const ended = live(state.kind) && !live(next.state.kind);
      assert.deepEqual(released, ended ? ["release"] : [], `${state.kind} ${event.kind}`);
      if (ended) assert.equal(next.effects[0]?.kind, "release");
    }
  }
});

Deno.test("every state but the last can end, and the table names all states", () => {
  assert.deepEqual(Object.keys(TRANSITIONS), STATES.map(({ kind }) => kind));
  for (const { kind } of STATES) assert.equal("gone" in TRANSITIONS[kind], kind !== "closed");
});
