/**
 * The states of the link to the server and what leads from one to another: a table, and nothing
 * else. What is done on entering a state is in `server_link.ts`.
 *
 * @module
 */

/** A state of the link. */
export type LinkState =
  /** Nobody asked for a connection. */
  | "idle"
  | "connecting"
  | "online"
  /** Lost; a timer runs until the next try. */
  | "waiting"
  /** Lost, and the browser says there is no network. */
  | "offline"
  /** The server does not want us, and would not the next time. */
  | "refused"
  /** The page is put away: hidden in the back/forward cache, or about to end. */
  | "asleep"
  | "closed";

/** What can happen to the link. */
export type LinkInput =
  /** Somebody wants a connection. */
  | "open"
  /** The server said CONNECTED. */
  | "connected"
  /** The connection ended, or never came to be. */
  | "lost"
  /** It ended because of the credentials; there are others to try. */
  | "renew"
  | "refuse"
  /** The timer of `waiting` is over, or somebody does not want to wait for it. */
  | "retry"
  /** The browser has a network again. */
  | "network"
  /** The browser has no network. */
  | "no-network"
  /** Somebody looks at the page again. */
  | "look"
  | "sleep"
  | "wake"
  | "close";

type Row = Partial<Record<LinkInput, LinkState>>;

const ALWAYS: Row = { close: "closed" };
const CONNECTED: Row = {
  lost: "waiting",
  renew: "connecting",
  refuse: "refused",
  "no-network": "offline",
  sleep: "asleep",
};

/** Which state an input leads to, for each state; what is not listed changes nothing. */
export const LINK_TABLE: Readonly<Record<LinkState, Readonly<Row>>> = {
  idle: { ...ALWAYS, open: "connecting" },
  connecting: { ...ALWAYS, ...CONNECTED, connected: "online" },
  online: { ...ALWAYS, ...CONNECTED },
  waiting: {
    ...ALWAYS,
    retry: "connecting",
    look: "connecting",
    network: "connecting",
    "no-network": "offline",
    sleep: "asleep",
  },
  offline: { ...ALWAYS, retry: "connecting", network: "connecting", sleep: "asleep" },
  refused: { ...ALWAYS, retry: "connecting" },
  asleep: { ...ALWAYS, wake: "connecting" },
  closed: {},
};

/** The state after an input, or `undefined` when the input means nothing in this state. */
export function nextState(state: LinkState, input: LinkInput): LinkState | undefined {
  return LINK_TABLE[state][input];
}
