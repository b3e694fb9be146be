/**
 * The STOMP server of the greeting guide: its own broker, its own endpoint, one controller.
 *
 * Clients written for Spring's guide "Using WebSocket to build an interactive web application" work
 * against it unchanged: same endpoint, same destinations, same bodies.
 *
 * @module
 */
import {
  type EndpointOptions,
  permit,
  type Principal,
  StompServer,
  type StompServerOptions,
} from "../../server/messaging/mod.ts";
import { GreetingController } from "./greeting_controller.ts";

/** Where the guide's clients connect. */
export const GREETING_PATH = "/gs-guide-websocket";

/** What the application around it decides: who may connect from where, how much, who is told. */
export type GreetingServerOptions =
  & EndpointOptions
  & Pick<StompServerOptions<Principal>, "clock" | "limits" | "log" | "newId">;

/** Makes the server. `/topic` is open to all, as in the guide: nothing private belongs there. */
export function createGreetingServer(options: GreetingServerOptions = {}): StompServer {
  const { allowOrigin, handshake, sockJs = true, ...server } = options;
  return new StompServer({
    ...server,
    controllers: [new GreetingController()],
    endpoints: {
      [GREETING_PATH]: {
        sockJs,
        ...allowOrigin !== undefined && { allowOrigin },
        ...handshake !== undefined && { handshake },
      },
    },
    authorize: [
      permit("SEND", "/app/**"),
      permit("SEND", "/topic/**"),
      permit("SUBSCRIBE", "/topic/**"),
      permit("SUBSCRIBE", "/user/queue/**"),
    ],
  });
}
