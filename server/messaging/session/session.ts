/**
 * A session as a value: which frames are legal now, and what follows from an event. No input, no
 * output, no timer: `SessionDriver` feeds it and does what it says.
 *
 * All transitions are in {@linkcode TRANSITIONS}; an event without an entry changes nothing, which
 * is how input after an ERROR is ignored.
 *
 * @module
 */
import { CLOSE, nextAfterRefusal } from "../../../shared/code.ts";
import { StompError } from "../../../shared/stomp/error.ts";
import { COMMANDS, type Frame, frame } from "../../../shared/stomp/frame.ts";
import {
  formatHeartBeat,
  negotiateHeartBeat,
  parseHeartBeat,
} from "../../../shared/stomp/heartbeat.ts";
import { negotiateVersion, type Version, VERSIONS } from "../../../shared/stomp/version.ts";
import type { Principal } from "../principal.ts";
import type { Close, Effect, SessionEvent, SessionSettings, SessionState, Step } from "./state.ts";

type Arm<K extends SessionState["kind"]> = Extract<SessionState, { kind: K }>;
type EventOf<K extends SessionEvent["kind"]> = Extract<SessionEvent, { kind: K }>;
type Transition<S extends SessionState["kind"], E extends SessionEvent["kind"]> = (
  state: Arm<S>,
  event: EventOf<E>,
  settings: SessionSettings,
) => Step;

/** Every transition there is: by state, then by event. */
export const TRANSITIONS: {
  readonly [S in SessionState["kind"]]: {
    readonly [E in SessionEvent["kind"]]?: Transition<S, E>;
  };
} = {
  "awaiting-connect": {
    frame: connect,
    broken: fail,
    overdue: missConnect,
    stop: close,
    gone: end,
  },
  "authenticating": {
    authenticated: open,
    refused: refuse,
    failed: fail,
    broken: fail,
    overdue: missAuthentication,
    stop: close,
    gone: end,
  },
  "connected": {
    frame: take,
    broken: fail,
    silent: missHeartBeat,
    slow: dropSlowConsumer,
    stop: close,
    gone: end,
  },
  "handling": {
    handled: finish,
    failed: failFrame,
    broken: fail,
    silent: missHeartBeat,
    slow: dropSlowConsumer,
    stop: closeAfterFrame,
    gone: end,
  },
  "leaving": { overdue: finishLeaving, stop: close, gone: end },
  "closing": { overdue: end, gone: end },
  "closed": {},
};

/** The first step: a connection has just opened. */
export function begin(settings: SessionSettings): Step<never> {
  return {
    state: { kind: "awaiting-connect" },
    effects: [{ kind: "deadline", afterMs: settings.connectTimeoutMs }],
  };
}

/** What follows from `event` in `state`. */
export function step<U extends Principal>(
  state: SessionState<U>,
  event: SessionEvent<U>,
  settings: SessionSettings,
): Step<U> {
  // The table pairs each function with what it takes, which two lookups in a row lose; and the only
  // user a step can hold is the one it was given.
  const transition = TRANSITIONS[state.kind][event.kind] as
    | ((state: SessionState<U>, event: SessionEvent<U>, settings: SessionSettings) => Step<U>)
    | undefined;
  if (transition === undefined) return { state, effects: [] };
  const next = transition(state, event, settings);
  if (!isLive(state) || isLive(next.state)) return next;
  const close = next.effects.find((effect) => effect.kind === "close")?.close;
  return { state: next.state, effects: [{ kind: "release", close }, ...next.effects] };
}

/** Whether the session may read another frame now. */
export function wantsFrame(state: SessionState): boolean {
  return state.kind === "awaiting-connect" || state.kind === "connected";
}

/** Whether the session has a user, and may have subscriptions. */
function isLive(state: SessionState): state is Arm<"connected"> | Arm<"handling"> {
  return state.kind === "connected" || state.kind === "handling";
}

/** STOMP 1.2, "CONNECT or STOMP Frame", "Protocol Negotiation" and "Heart-beating". */
function connect(
  state: Arm<"awaiting-connect">,
  { frame: request }: EventOf<"frame">,
  settings: SessionSettings,
): Step {
  const { command, headers } = request;
  if (command !== "CONNECT" && command !== "STOMP") {
    const error = new StompError(`Cannot take ${command} yet: the first frame must be CONNECT`);
    return tellError(state, { error, culprit: request }, settings);
  }
  const version = negotiateVersion(headers.get("accept-version"));
  if (version === undefined) {
    const supported = VERSIONS.toReversed().join(",");
    const error = new StompError(
      "Cannot agree on a version of STOMP: none of those offered is known here",
      `Supported versions: ${supported}`,
    );
    return tellError(state, { error, headers: { version: supported } }, settings);
  }
  const host = headers.get("host") ?? "";
  if (settings.hosts !== undefined && !settings.hosts.includes(host)) {
    const error = new StompError(
      `Cannot connect to host ${JSON.stringify(host)}: there is no such virtual host`,
      "",
      "refused",
    );
    return tellError(state, { error, culprit: request }, settings);
  }
  try {
    const heartBeat = negotiateHeartBeat(
      settings.heartBeat,
      parseHeartBeat(headers.get("heart-beat")),
    );
    return {
      state: { kind: "authenticating", version, heartBeat },
      effects: [{ kind: "authenticate", frame: request }],
    };
  } catch (error) {
    if (error instanceof StompError) return tellError(state, { error }, settings);
    throw error;
  }
}

/** STOMP 1.2, "CONNECTED Frame". */
function open(
  { version, heartBeat }: Arm<"authenticating">,
  { user }: EventOf<"authenticated">,
  settings: SessionSettings,
): Step {
  const connected = frame("CONNECTED", {
    version,
    session: settings.sessionId,
    server: settings.serverName,
    "heart-beat": formatHeartBeat(settings.heartBeat),
    "user-name": user.name,
  });
  return {
    state: { kind: "connected", version, user },
    effects: [
      { kind: "deadline", afterMs: undefined },
      { kind: "open", user, version, heartBeat },
      { kind: "send", frame: connected, version },
    ],
  };
}

function refuse(
  state: Arm<"authenticating">,
  { refusal }: EventOf<"refused">,
  settings: SessionSettings,
): Step {
  const next = refusal.next ?? nextAfterRefusal(refusal.code);
  const fault = next === "retry" ? "tryLater" : "refused";
  const error = new StompError(refusal.message, JSON.stringify(refusal), fault);
  return tellError(state, { error, headers: { "content-type": "application/json" } }, settings);
}

/** Checks a frame against the table of commands, and takes it up. */
function take(
  state: Arm<"connected">,
  { frame: request }: EventOf<"frame">,
  settings: SessionSettings,
): Step {
  const { command, headers } = request;
  const { version, user } = state;
  if (command === "CONNECT" || command === "STOMP") {
    const error = new StompError(`Cannot take ${command}: the session is connected already`);
    return tellError(state, { error, culprit: request }, settings);
  }
  const missing = COMMANDS[command].required[version].find((name) => !headers.has(name));
  if (missing !== undefined) {
    const error = new StompError(`Cannot take ${command}: header "${missing}" is missing`);
    return tellError(state, { error, culprit: request }, settings);
  }
  if (command === "DISCONNECT") return leave(state, request, settings);
  return {
    state: { kind: "handling", version, user, frame: request, close: undefined },
    effects: [{ kind: "handle", frame: request }],
  };
}

/** STOMP 1.2, "DISCONNECT": the RECEIPT says that everything before was done. */
function leave(state: Arm<"connected">, request: Frame, settings: SessionSettings): Step {
  return {
    state: { kind: "leaving" },
    effects: [
      ...receiptFor(request, state.version),
      { kind: "deadline", afterMs: settings.leaveTimeoutMs },
    ],
  };
}

/** STOMP 1.2, "RECEIPT": it follows the frame's work. */
function finish(
  state: Arm<"handling">,
  { receipt }: EventOf<"handled">,
  settings: SessionSettings,
): Step {
  const { version, user, frame: request } = state;
  const effects = receipt ? receiptFor(request, version) : [];
  if (state.close === undefined) return { state: { kind: "connected", version, user }, effects };
  return { state: { kind: "closing" }, effects: [...effects, ...closing(state.close, settings)] };
}

function failFrame(
  state: Arm<"handling">,
  { error }: EventOf<"failed">,
  settings: SessionSettings,
): Step {
  return tellError(state, { error, culprit: state.frame }, settings);
}

function fail(
  state: SessionState,
  { error, receipt }: { readonly error: StompError; readonly receipt?: string | undefined },
  settings: SessionSettings,
): Step {
  return tellError(state, { error, receipt }, settings);
}

function missConnect(
  _state: SessionState,
  _event: EventOf<"overdue">,
  settings: SessionSettings,
): Step {
  const reason = `no CONNECT within ${settings.connectTimeoutMs} ms`;
  return closeWith({ code: CLOSE.refused.code, reason }, settings);
}

function missAuthentication(
  state: Arm<"authenticating">,
  _event: EventOf<"overdue">,
  settings: SessionSettings,
): Step {
  const error = new StompError("Cannot connect now: authentication takes too long", "", "ours");
  return tellError(state, { error }, settings);
}

function missHeartBeat(
  _state: SessionState,
  _event: EventOf<"silent">,
  settings: SessionSettings,
): Step {
  return closeWith({ code: CLOSE.goingAway.code, reason: "no heart-beat" }, settings);
}

function dropSlowConsumer(
  _state: SessionState,
  _event: EventOf<"slow">,
  settings: SessionSettings,
): Step {
  return closeWith({ code: CLOSE.tryLater.code, reason: "reads too slowly" }, settings);
}

function close(
  _state: SessionState,
  { close }: EventOf<"stop">,
  settings: SessionSettings,
): Step {
  return closeWith(close, settings);
}

function closeAfterFrame(
  state: Arm<"handling">,
  { close, politely }: EventOf<"stop">,
  settings: SessionSettings,
): Step {
  return politely ? { state: { ...state, close }, effects: [] } : closeWith(close, settings);
}

function finishLeaving(
  _state: SessionState,
  _event: EventOf<"overdue">,
  settings: SessionSettings,
): Step {
  return closeWith({ code: CLOSE.done.code, reason: "disconnected" }, settings);
}

function end(): Step {
  return {
    state: { kind: "closed" },
    effects: [{ kind: "deadline", afterMs: undefined }, { kind: "forget" }],
  };
}

/** STOMP 1.2, "ERROR": the server says what is wrong, then closes. */
function tellError(
  state: SessionState,
  { error, culprit, receipt = culprit?.headers.get("receipt"), headers }: {
    readonly error: StompError;
    readonly culprit?: Frame;
    /** Where the culprit could not be read to its end. */
    readonly receipt?: string | undefined;
    readonly headers?: Readonly<Record<string, string>>;
  },
  settings: SessionSettings,
): Step {
  const told = frame("ERROR", {
    message: error.message,
    "receipt-id": receipt,
    "content-type": "text/plain",
    ...headers,
  }, error.detail);
  // Until CONNECTED a client does not know the version, and 1.0 has no escapes to misread.
  const version = isLive(state) ? state.version : "1.0";
  return {
    state: { kind: "closing" },
    effects: [
      { kind: "send", frame: told, version },
      ...closing({ code: error.closeCode, reason: "see the ERROR frame" }, settings),
    ],
  };
}

function closeWith(close: Close, settings: SessionSettings): Step {
  return { state: { kind: "closing" }, effects: closing(close, settings) };
}

function closing(close: Close, settings: SessionSettings): Effect[] {
  return [{ kind: "close", close }, { kind: "deadline", afterMs: settings.closeTimeoutMs }];
}

function receiptFor(request: Frame, version: Version): Effect[] {
  const receipt = request.headers.get("receipt");
  if (receipt === undefined) return [];
  return [{ kind: "send", frame: frame("RECEIPT", { "receipt-id": receipt }), version }];
}
