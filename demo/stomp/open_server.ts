/**
 * A STOMP server that hides nothing: every topic and queue is open, so that other people's clients
 * and test suites have something to talk to.
 *
 * @module
 */
import {
  type Authenticate,
  type EndpointOptions,
  permit,
  type Principal,
  Refused,
  type Rule,
  type ServerLimits,
  type SockJsOptions,
  StompServer,
  type StompServerOptions,
} from "../../server/messaging/mod.ts";
import { GreetingController } from "../greeting/greeting_controller.ts";

/** Where clients connect, by WebSocket and by SockJS: the second is what Spring's guide names. */
export const OPEN_PATHS = ["/stomp", "/gs-guide-websocket"] as const;

/** The one login that is taken; it is the passcode as well. */
export const GUEST = "guest";

/** What a body may have, and a frame besides. */
const MAX_BODY_BYTES = 4_194_304;
const MAX_HEAD_BYTES = 65_536;
/** A suite may send a few of the largest frames before it reads. */
const FRAMES_THAT_WAIT = 4;
/** JSON writes line ends and quotes as two characters, and the least likely ones as six. */
const JSON_GROWTH = 6;

const LIMITS: Partial<ServerLimits> = {
  maxBodyBytes: MAX_BODY_BYTES,
  maxFrameBytes: MAX_BODY_BYTES + MAX_HEAD_BYTES,
  maxOutboxBytes: FRAMES_THAT_WAIT * (MAX_BODY_BYTES + MAX_HEAD_BYTES),
};

const SOCKJS: SockJsOptions = { maxBodyBytes: JSON_GROWTH * MAX_BODY_BYTES };

/** Every topic and queue, whatever is in its name: patterns of rules know no empty segments. */
const OPEN: Rule = {
  effect: "permit",
  applies: ({ destination }) => /^\/(?:topic|queue)\//.test(destination),
};

/** What may be chosen, as a test does. */
export interface OpenServerOptions extends
  Pick<
    StompServerOptions<Principal>,
    "clock" | "newId" | "log" | "limits" | "queueLimits" | "heartBeat"
  > {
  readonly sockJs?: SockJsOptions;
}

/**
 * Makes the server: `/topic/**`, `/queue/**` and everybody's user queues are open to all, `/app/hello`
 * greets, and a login is `guest`, passcode `guest`, or left out.
 */
export function createOpenServer(options: OpenServerOptions = {}): StompServer {
  const { newId = () => crypto.randomUUID(), limits, sockJs, ...others } = options;
  const endpoint: EndpointOptions = {
    allowOrigin: () => true,
    sockJs: { ...SOCKJS, ...sockJs },
  };
  return new StompServer({
    ...others,
    newId,
    limits: { ...LIMITS, ...limits },
    controllers: [new GreetingController()],
    endpoints: Object.fromEntries(OPEN_PATHS.map((path) => [path, endpoint])),
    authenticate: guestOrNobody(newId),
    // Suites name what no rule of a real application would take.
    anyDestination: true,
    // Wildcards are how one client overhears another: whoever wants that shows who it is.
    allowPatterns: ({ name }) => name === GUEST,
    authorize: [
      permit("SEND", "/app/**"),
      permit("SUBSCRIBE", "/app/**"),
      OPEN,
      permit("SEND", "/user/{name}/queue/**"),
      permit("SUBSCRIBE", "/user/queue/**"),
    ],
  });
}

/** Many clients send empty credentials where they have none. */
function guestOrNobody(newId: () => string): Authenticate {
  return ({ login = "", passcode = "" }) => {
    if (login === "" && passcode === "") return { name: `anonymous-${newId()}` };
    if (login === GUEST && passcode === GUEST) return { name: GUEST };
    throw new Refused({
      code: "password-wrong",
      message: `Cannot sign in: login and passcode are "${GUEST}", or left out`,
    });
  };
}
