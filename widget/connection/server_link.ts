/**
 * The link to the server: runs the machine of `link_machine.ts` over one connection after another.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Answer, Link, SendRequest } from "../state/link.ts";
import type { LinkStatus } from "../state/model.ts";
import { backoffMs, type BackoffOptions } from "./backoff.ts";
import type { Connect, Connection, Credentials } from "./connection.ts";
import { type Ending, endingOfFailure } from "./ending.ts";
import { type LinkInput, type LinkState, nextState } from "./link_machine.ts";
import { followPage, type PageEvents } from "./page_life.ts";

/** What a link is made with. */
export interface ServerLinkOptions {
  readonly connect: Connect;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** As `Math.random`. */
  readonly random: () => number;
  readonly page: PageEvents;
  /** Whether the browser has a network, as far as it knows. */
  readonly hasNetwork: () => boolean;
}

const BACKOFF: BackoffOptions = { baseMs: 1_000, maxMs: 30_000 };
/** How long a connection may take to come to be. */
const CONNECT_MS = 10_000;
/** A connection that stood for so long was a good one: what failed before is forgotten. */
const STEADY_MS = 10_000;

/** See the head of this file. */
export class ServerLink implements Link {
  readonly #options: ServerLinkOptions;
  readonly #watchers = new Set<() => void>();
  /** What is followed, over all connections, in the order it was asked for. */
  readonly #followed = new Set<Followed>();
  readonly #stopFollowingPage: () => void;
  #state: LinkState = "idle";
  #status: LinkStatus = { kind: "idle" };
  /** The connection, while it stands. */
  #connection: Connection | undefined;
  /** Ends the connection, or the way to it. */
  #drop = () => {};
  #cancelTimer = () => {};
  #ending: Ending = endingOfFailure(undefined);
  /** Since a connection last was a good one. */
  #failures = 0;
  #renewed = false;
  /** A server let us go, and at most one try to reach another has failed since. */
  #isMove = false;

  constructor(options: ServerLinkOptions) {
    this.#options = options;
    this.#stopFollowingPage = followPage(options.page, (input) => this.#input(input));
  }

  get status(): LinkStatus {
    return this.#status;
  }

  get site(): string | undefined {
    return this.#options.credentials.site;
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  follow(destination: () => string, listener: (body: unknown) => void): () => void {
    const followed: Followed = { destination, listener, stop: () => {} };
    this.#followed.add(followed);
    if (this.#connection !== undefined) start(followed, this.#connection);
    return () => {
      if (this.#followed.delete(followed)) followed.stop();
    };
  }

  ask(destination: string, answered: (answer: Answer) => void): void {
    this.#connection?.ask(destination, answered);
  }

  send(request: SendRequest, answered: (answer: Answer) => void): void {
    if (this.#connection === undefined) return;
    // Before the answer: it may get lost, and then only the same person can send it once more.
    if (request.kept === true) this.#options.credentials.used();
    this.#connection.send(request, answered);
  }

  open(): void {
    this.#input("open");
  }

  reconnect(): void {
    this.#input("retry");
  }

  /** Connects anew, as whoever the credentials are of now. */
  renew(): void {
    this.#input("renew");
    this.#input("retry");
  }

  close(): void {
    this.#stopFollowingPage();
    this.#input("close");
    this.#watchers.clear();
  }

  #input(input: LinkInput): void {
    const next = nextState(this.#state, input);
    if (next === undefined) return;
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    if (next !== "online") this.#disconnect();
    this.#state = next;
    this.#status = this.#enter(next);
    for (const watcher of this.#watchers) watcher();
  }

  /** Begins what belongs to a state. */
  #enter(state: LinkState): LinkStatus {
    let isOther: boolean | undefined;
    const isMove = this.#isMove && { isMove: true };
    switch (state) {
      case "connecting":
        // A page that comes back may have missed that its reader is another one now.
        isOther = this.#options.credentials.reread?.();
        this.#connect();
        return { kind: "connecting", ...isOther && { isOther }, ...isMove };
      case "online":
        this.#cancelTimer = this.#options.clock.after(STEADY_MS, () => {
          this.#failures = 0;
          this.#renewed = false;
        });
        return { kind: "online" };
      case "waiting":
        return {
          kind: "waiting",
          retryAt: this.#wait(),
          ...this.#ending.isBlocked && { code: "blocked" },
          ...isMove,
        };
      case "refused": {
        const { code, message } = this.#ending.refusal;
        return { kind: "refused", code, message };
      }
      case "offline":
        return { kind: "offline" };
      case "asleep":
        return { kind: "connecting" };
      case "idle":
      case "closed":
        return { kind: "idle" };
    }
  }

  #connect(): void {
    const { connect, credentials, clock } = this.#options;
    let dropped = false;
    let dropConnection = () => {};
    this.#drop = () => {
      dropped = true;
      dropConnection();
    };
    this.#cancelTimer = clock.after(CONNECT_MS, () => this.#ended(endingOfFailure("too slow")));
    credentials.passcode().then((passcode) => {
      if (dropped) return;
      dropConnection = connect(passcode, {
        connected: (connection) => this.#connected(connection),
        ended: (ending) => this.#ended(ending),
      });
    }).catch((failure) => {
      if (!dropped) this.#ended(endingOfFailure(failure));
    });
  }

  #disconnect(): void {
    this.#connection = undefined;
    for (const followed of this.#followed) followed.stop = () => {};
    this.#drop();
    this.#drop = () => {};
  }

  #connected(connection: Connection): void {
    this.#connection = connection;
    this.#isMove = false;
    for (const followed of this.#followed) start(followed, connection);
    this.#input("connected");
  }

  #ended(ending: Ending): void {
    this.#ending = ending;
    if (ending.next === "retry") {
      // Who let us go has not failed, nor has what stands in its place. What stands between may lead
      // one try to whoever is just going.
      const isLetGo = ending.isRestart === true && this.#state === "online";
      this.#failures = isLetGo ? 1 : this.#failures + 1;
      this.#isMove = this.#failures === 1
        ? ending.isRestart === true
        : this.#isMove && this.#failures === 2;
      return this.#input(this.#options.hasNetwork() ? "lost" : "no-network");
    }
    const canRenew = ending.next === "renew" && !this.#renewed &&
      this.#options.credentials.renew();
    if (!canRenew) return this.#input("refuse");
    this.#renewed = true;
    this.#input("renew");
  }

  /** @returns when the next try is */
  #wait(): number {
    const { clock, random } = this.#options;
    const jittered = backoffMs(this.#failures, { ...BACKOFF, random: random() });
    const waitMs = Math.max(jittered, this.#ending.refusal.retryAfterMs ?? 0);
    this.#cancelTimer = clock.after(waitMs, () => this.#input("retry"));
    return clock.now() + waitMs;
  }
}

interface Followed {
  readonly destination: () => string;
  readonly listener: (body: unknown) => void;
  /** Unsubscribes from the present connection. */
  stop: () => void;
}

function start(followed: Followed, connection: Connection): void {
  followed.stop = connection.follow(followed.destination(), followed.listener);
}
