/**
 * Runs one session: feeds what arrives to the decoder and the state machine, does what it asks for.
 * Everything that is neither protocol nor application meets here: the connection, the deadline, the
 * heart-beats.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { CONNECT_LIMITS, FrameDecoder } from "../../../shared/stomp/decoder.ts";
import { encodeFrame, HEART_BEAT } from "../../../shared/stomp/encoder.ts";
import { StompError } from "../../../shared/stomp/error.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Broker } from "../broker/broker.ts";
import { type Authenticate, checkedUser, credentialsOf } from "../channel/authenticate.ts";
import type { InboundChannel } from "../channel/inbound.ts";
import { interceptOutbound, type OutboundInterceptor } from "../channel/intercept.ts";
import type { Counters } from "../counters.ts";
import type { EventHub } from "../events.ts";
import type { ServerLimits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Principal } from "../principal.ts";
import type { Attributes } from "../stomp_session.ts";
import type { Connection, Handshake, Receiver } from "../transport/connection.ts";
import { ConnectedSession } from "./connected_session.ts";
import { HeartBeats } from "./heart_beat.ts";
import { Inbox } from "./inbox.ts";
import { Outbox } from "./outbox.ts";
import type { SessionRegistry } from "./registry.ts";
import { begin, step, wantsFrame } from "./session.ts";
import type { Close, Effect, SessionEvent, SessionSettings, SessionState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** What all sessions of a server share. */
export interface SessionContext<U extends Principal> {
  readonly clock: Clock;
  readonly turn: Turn;
  readonly limits: ServerLimits;
  readonly authenticate: Authenticate<U>;
  readonly inbound: InboundChannel<U>;
  readonly broker: Broker;
  readonly registry: SessionRegistry<U>;
  readonly counters: Counters;
  readonly events: Pick<EventHub<U>, "emit">;
  readonly outboundInterceptors: readonly OutboundInterceptor<U>[];
  readonly log: Log;
}

/** What is one session's own. */
export interface SessionInit {
  readonly connection: Connection;
  readonly handshake: Handshake;
  readonly settings: SessionSettings;
  /** The connection has gone, or is as good as gone. Called once. */
  readonly onForget: () => void;
}

/**
 * How many frames and heart-beats of one session are read in one turn of the event loop. Then it is
 * the others' turn, and what was sent meanwhile leaves; or one message full of frames would stop the
 * server and fill the outboxes of whoever reads as fast as anybody can.
 */
const READS_PER_TURN = 64;

/** See the module. */
export class SessionDriver<U extends Principal = Principal> implements Receiver {
  readonly #context: SessionContext<U>;
  readonly #init: Omit<SessionInit, "handshake">;
  /** Until the user is known: it would be the largest part of an idle session. */
  #handshake: Handshake | undefined;
  /** What becomes the session's attributes. */
  #attributes: Attributes = {};
  readonly #decoder = new FrameDecoder({ limits: CONNECT_LIMITS, from: "client" });
  readonly #inbox: Inbox;
  readonly #outbox: Outbox;
  #state: SessionState<U>;
  /** Events that came up while another was being dealt with. */
  readonly #events: SessionEvent<U>[] = [];
  #busy = false;
  #reads = 0;
  /** Whether reading goes on in the next turn only. */
  #paused = false;
  #session: ConnectedSession<U> | undefined;
  #heartBeats: HeartBeats | undefined;
  #cancelDeadline = () => {};

  constructor(context: SessionContext<U>, { handshake, ...init }: SessionInit) {
    this.#context = context;
    this.#init = init;
    this.#handshake = handshake;
    this.#inbox = new Inbox(context.limits.maxWaitingBytes);
    this.#outbox = new Outbox(init.connection, {
      clock: context.clock,
      turn: context.turn,
      maxBytes: context.limits.maxOutboxBytes,
      onSent: () => this.#heartBeats?.sent(),
      onFull: () => this.#slow(),
      onDrop: () => context.counters.messagesDropped++,
    });
    const { state, effects } = begin(init.settings);
    this.#state = state;
    for (const effect of effects) this.#do(effect);
  }

  /** The user, from CONNECTED to the session's end. */
  get user(): U | undefined {
    return this.#session?.ended === false ? this.#session.user : undefined;
  }

  receive(chunk: string | Uint8Array): void {
    this.#heartBeats?.heard();
    if (!this.#takesInput()) return;
    if (this.#inbox.push(chunk)) this.#read();
    else this.#apply({ kind: "broken", error: this.#noRoom() });
  }

  closed(): void {
    this.#apply({ kind: "gone" });
  }

  /** Ends the session: at once, or `politely`, after the frame in work. */
  stop(close: Close, { politely }: { readonly politely: boolean }): void {
    this.#apply({ kind: "stop", close, politely });
  }

  #noRoom(): StompError {
    const { maxWaitingBytes } = this.#context.limits;
    if (this.#inbox.isEmpty) {
      return new StompError(`Cannot take a message over ${maxWaitingBytes} bytes`, "", "tooBig");
    }
    return new StompError(
      `Cannot take more: over ${maxWaitingBytes} bytes wait for earlier frames`,
      "Wait for a RECEIPT now and then.",
      "tryLater",
    );
  }

  #takesInput(): boolean {
    const { kind } = this.#state;
    return kind !== "leaving" && kind !== "closing" && kind !== "closed";
  }

  /** Reads as many frames as may be taken now: the next one waits for the one in work. */
  #read(): void {
    while (!this.#paused && wantsFrame(this.#state)) {
      const next = this.#decoder.next();
      if (next.kind !== "need-more" && ++this.#reads % READS_PER_TURN === 0) this.#pause();
      switch (next.kind) {
        case "frame":
          this.#context.counters.framesReceived++;
          this.#apply({ kind: "frame", frame: next.frame });
          break;
        case "broken":
          this.#apply(next);
          break;
        case "need-more": {
          const chunk = this.#inbox.shift();
          if (chunk === undefined) return;
          this.#decoder.push(chunk);
        }
      }
    }
  }

  #pause(): void {
    this.#paused = true;
    this.#context.turn.atEnd(() => {
      this.#paused = false;
      this.#read();
    });
  }

  #apply(event: SessionEvent<U>): void {
    this.#events.push(event);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
      const { state, effects } = step(this.#state, next, this.#init.settings);
      this.#state = state;
      for (const effect of effects) {
        try {
          this.#do(effect);
        } catch (error) {
          this.#events.push({ kind: "broken", error: this.#asStompError(error) });
        }
      }
    }
    this.#busy = false;
  }

  #do(effect: Effect<U>): void {
    switch (effect.kind) {
      case "authenticate":
        return void this.#authenticate(effect.frame);
      case "open":
        return this.#open(effect);
      case "handle":
        return void this.#handle(effect.frame);
      case "send":
        return this.#send(effect);
      case "release":
        return this.#release(effect.close);
      case "deadline":
        return this.#setDeadline(effect.afterMs);
      case "close":
        return this.#close(effect.close);
      case "forget":
        this.#inbox.clear();
        this.#outbox.stop();
        return this.#init.onForget();
    }
  }

  async #authenticate({ headers }: Frame): Promise<void> {
    const { authenticate } = this.#context;
    const handshake = this.#handshake;
    this.#handshake = undefined;
    if (handshake === undefined) return;
    const { login } = credentialsOf(headers);
    const { remoteAddress } = handshake;
    const { sessionId } = this.#init.settings;
    this.#context.events.emit("connect", { sessionId, login, remoteAddress });
    this.#attributes = { ...handshake.attributes };
    let event: SessionEvent<U>;
    try {
      const user = await authenticate(credentialsOf(headers), handshake);
      event = { kind: "authenticated", user: checkedUser(user) };
    } catch (error) {
      event = error instanceof Refused
        ? { kind: "refused", refusal: error.refusal }
        : { kind: "failed", error: this.#asStompError(error) };
    }
    this.#apply(event);
    this.#read();
  }

  #open({ user, version, heartBeat }: Extract<Effect<U>, { kind: "open" }>): void {
    const { clock, limits, registry, events } = this.#context;
    this.#decoder.version = version;
    this.#decoder.limits = limits;
    this.#session = new ConnectedSession({
      id: this.#init.settings.sessionId,
      user,
      version,
      attributes: this.#attributes,
      onFault: (error) => this.#context.log({ kind: "fault", error }),
      limits,
      outbox: this.#outbox,
      onUnacknowledged: () => this.#slow(),
      onClose: (close, how) => this.stop(close, how),
    });
    registry.add(this.#session);
    events.emit("connected", { session: this.#session });
    if (heartBeat.sendEveryMs > 0) this.#init.connection.stopHeartBeats?.();
    if (heartBeat.sendEveryMs === 0 && heartBeat.expectEveryMs === 0) return;
    this.#heartBeats = new HeartBeats(clock, {
      ...heartBeat,
      slack: limits.heartBeatSlack,
      onDue: () => this.#outbox.sendAlone(HEART_BEAT),
      onSilent: () => this.#apply({ kind: "silent" }),
    });
  }

  async #handle(frame: Frame): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    let event: SessionEvent<U>;
    try {
      const { receipt } = await this.#context.inbound.handle(frame, session);
      event = { kind: "handled", receipt };
    } catch (error) {
      event = { kind: "failed", error: this.#asStompError(error) };
    }
    this.#apply(event);
    session.frameAnswered();
    this.#read();
  }

  #send({ frame, version }: Extract<Effect<U>, { kind: "send" }>): void {
    const { counters, outboundInterceptors } = this.#context;
    if (frame.command === "ERROR") counters.errorsSent++;
    const session = this.#session;
    const passed = session === undefined || outboundInterceptors.length === 0
      ? frame
      : interceptOutbound(outboundInterceptors, frame, session);
    if (passed !== undefined) this.#outbox.sendAlone(encodeFrame(passed, version));
  }

  #release(close: Close | undefined): void {
    const { broker, registry, events, log } = this.#context;
    this.#heartBeats?.stop();
    this.#inbox.clear();
    this.#outbox.endWaiting();
    if (this.#session === undefined) return;
    registry.remove(this.#session);
    this.#session.end();
    broker.leave(this.#session.id).catch((error) => log({ kind: "fault", error }));
    events.emit("disconnect", { session: this.#session, close });
  }

  #slow(): void {
    const { counters, log } = this.#context;
    counters.slowConsumers++;
    log({ kind: "slow-consumer", sessionId: this.#init.settings.sessionId });
    this.#apply({ kind: "slow" });
  }

  #close({ code, reason }: Close): void {
    this.#inbox.clear();
    this.#outbox.flush();
    this.#outbox.stop();
    this.#init.connection.close(code, reason);
  }

  #setDeadline(afterMs: number | undefined): void {
    this.#cancelDeadline();
    this.#cancelDeadline = afterMs === undefined
      ? () => {}
      : this.#context.clock.after(afterMs, () => this.#apply({ kind: "overdue" }));
  }

  /** What a client is told when our code or the application's failed. */
  #asStompError(error: unknown): StompError {
    if (error instanceof StompError) return error;
    this.#context.log({ kind: "fault", error });
    return new StompError("Cannot go on: something broke on the server", "", "ours");
  }
}
