/**
 * Links for a browser: the only place of the connection that knows the page it runs in.
 *
 * @module
 */
import { STOMP_PATH } from "../../shared/chat/destination.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Link } from "../state/link.ts";
import { anySocket } from "./any_socket.ts";
import type { Credentials } from "./connection.ts";
import { ServerLink } from "./server_link.ts";
import { stompConnect } from "./stomp_connection.ts";
import { webSocketTo } from "./stomp_socket.ts";

/** The clock of the browser. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** The author's, in the console: the browser sends the cookie along. */
const COOKIE_CREDENTIALS: Credentials = {
  passcode: () => Promise.resolve(undefined),
  renew: () => false,
  used: () => {},
};

/** The link of a signed-in author: the browser's cookie says who it is. */
export function authorLink(server: URL): Link {
  return browserLink(server, COOKIE_CREDENTIALS);
}

/** A link over sockets of this browser. Nothing is asked for until it is opened. */
export function browserLink(server: URL, credentials: Credentials): ServerLink {
  return new ServerLink({
    connect: stompConnect({
      open: anySocket({
        webSocket: webSocketTo(stompUrl(server)),
        findDetour: async () => (await import("./detour.ts")).detourTo(server, browserClock),
        clock: browserClock,
      }),
      host: server.hostname,
      clock: browserClock,
    }),
    credentials,
    clock: browserClock,
    random: Math.random,
    page: { window, document },
    // A server on this very machine needs no network.
    hasNetwork: () => navigator.onLine || server.hostname === "localhost",
  });
}

/** The address of the STOMP endpoint of a server. */
export function stompUrl(server: URL): URL {
  const url = new URL(STOMP_PATH.slice(1), server);
  url.protocol = server.protocol === "https:" ? "wss:" : "ws:";
  return url;
}
