/**
 * The chat put together: what Spring has in a configuration class.
 *
 * @module
 */
import { type Clock, permit, StompServer, systemClock } from "../../server/messaging/mod.ts";
import { ChatAdvice } from "./chat_advice.ts";
import { ChatController } from "./chat_controller.ts";
import { diary, noLinks, stamped } from "./chat_interceptor.ts";
import { tellPresence } from "./presence.ts";

/** What the application around the chat knows. */
export interface ChatServerOptions {
  /** The name of who is signed in, as the application's own cookie or token says. */
  readonly userOf: (request: Request) => string | undefined;
  /** Writes a fault down. @returns its number */
  readonly report: (error: unknown) => number;
  /** Hears what becomes of frames. */
  readonly write: (line: string) => void;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
}

/** Makes the server. */
export function createChatServer(
  { userOf, report, write, clock = systemClock }: ChatServerOptions,
): StompServer {
  const isHere = (name: string): boolean => stomp.registry.sessionCountOf(name) > 0;
  const stomp: StompServer = new StompServer({
    endpoints: {
      "/chat": {
        sockJs: true,
        allowOrigin: (origin) => origin === null || origin === "http://localhost:3000",
        handshake(request) {
          const name = userOf(request);
          return name === undefined ? new Response("Sign in first.\n", { status: 401 }) : { name };
        },
      },
    },
    authenticate: (_credentials, { attributes }) => ({ name: `${attributes["name"]}` }),
    authorize: [
      permit("SEND", "/app/**"),
      permit("SUBSCRIBE", "/app/**"),
      permit("SUBSCRIBE", "/topic/**"),
      permit("SUBSCRIBE", "/user/queue/**"),
    ],
    applicationPrefix: "/app",
    brokerPrefixes: ["/topic", "/queue"],
    controllers: [new ChatController(isHere)],
    advice: [new ChatAdvice(report)],
    inboundInterceptors: [diary(write), noLinks],
    outboundInterceptors: [stamped(clock)],
    heartBeat: { sendEveryMs: 10_000, expectEveryMs: 10_000 },
    limits: { maxFrameBytes: 8_192, requests: { perSecond: 5, burst: 20 } },
    clock,
  });
  tellPresence(stomp);
  return stomp;
}
