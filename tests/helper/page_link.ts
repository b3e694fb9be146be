/**
 * The widget's own link to a server, as it is in a page, without one.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import { STOMP_PATH } from "../../shared/chat/destination.ts";
import { ServerLink } from "../../widget/connection/server_link.ts";
import { stompConnect } from "../../widget/connection/stomp_connection.ts";
import { webSocketTo } from "../../widget/connection/stomp_socket.ts";

/**
 * A link that is not open yet, of the reader whose token it is.
 *
 * @param window the page's, which says when its network goes and comes back
 */
export function pageLink(
  origin: string,
  passcode: string,
  random: () => number,
  window = new EventTarget(),
): ServerLink {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  return new ServerLink({
    connect: stompConnect({
      open: webSocketTo(new URL(`${origin.replace("http", "ws")}${STOMP_PATH}`)),
      host: new URL(origin).hostname,
      clock: systemClock,
    }),
    credentials: {
      passcode: () => Promise.resolve(passcode),
      renew: () => false,
      used() {},
    },
    clock: systemClock,
    random,
    page: { window, document },
    hasNetwork: () => true,
  });
}
