/**
 * Puts the STOMP server of the chat together: who may connect, from where, and do what.
 *
 * @module
 */
import { STOMP_PATH } from "../../shared/chat/destination.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import { auditInterceptor } from "../chat/controller/access/audit_interceptor.ts";
import { chatAuthenticate, chatHandshake } from "../chat/controller/access/authenticate.ts";
import { chatRules } from "../chat/controller/access/authorize.ts";
import type { ChatUser } from "../chat/controller/access/chat_user.ts";
import { closedRooms } from "../chat/controller/access/closed_rooms.ts";
import { chatControllers } from "../chat/controller/controllers.ts";
import type { Clients } from "../http/request/client.ts";
import { type AuthorCookies, ownPageSecret } from "../http/request/cookie.ts";
import type { OriginPolicy } from "../http/request/origin.ts";
import type { OriginGate } from "../http/request/origin_gate.ts";
import {
  type Bus,
  type EndpointOptions,
  type Handshake,
  type RequestInfo,
  type ServerLimits,
  StompServer,
} from "../messaging/mod.ts";
import type { Log } from "../ops/log.ts";
import { tellTo } from "./stomp_log.ts";
import type { Store } from "../storage/store.ts";

/** Of one session: a person who types, and a console that opens rooms. */
export const LIMITS: Partial<ServerLimits> = {
  requests: { perSecond: 5, burst: 50 },
  maxSubscriptions: 64,
};

/** What is put together. */
export interface StompParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Joins the instances that share the store, where there are several. */
  readonly bus?: Bus;
  readonly origins: OriginPolicy;
  readonly gate: OriginGate;
  readonly cookies: AuthorCookies | undefined;
  readonly networkOf: Clients["networkOf"];
}

/** The server. It takes no connection before requests are handed to it. */
export function createStomp(
  chat: Chat,
  { store, clock, log, bus, origins, gate, cookies, networkOf }: StompParts,
): StompServer<ChatUser> {
  const secretOf = (headers: Headers) => ownPageSecret(headers, { policy: origins, cookies });
  return new StompServer<ChatUser>({
    controllers: chatControllers(chat),
    endpoints: {
      [STOMP_PATH]: guarded(gate, chatHandshake(secretOf, networkOf)),
    },
    authenticate: chatAuthenticate(chat),
    authorize: chatRules(clock),
    inboundInterceptors: [closedRooms(chat.sites), auditInterceptor({ ...chat, store })],
    limits: LIMITS,
    clock,
    log: tellTo(log),
    ...bus !== undefined && { bus },
  });
}

/**
 * Opens an endpoint to the pages the gate lets in. SockJS asks at every request, and an upgrade gets
 * the gate's own answer, which says why it refuses.
 */
export function guarded(
  gate: OriginGate,
  attributesOf: (request: Request, info: RequestInfo) => Handshake["attributes"] = () => ({}),
): EndpointOptions {
  return {
    sockJs: true,
    allowOrigin: (_origin, request) => isUpgrade(request) || gate.refuseCall(request) === undefined,
    handshake: (request, info) => {
      const refusal = isUpgrade(request) ? gate.refuseSocket(request) : gate.refuseCall(request);
      return refusal ?? attributesOf(request, info);
    },
  };
}

function isUpgrade({ headers }: Request): boolean {
  return headers.get("upgrade")?.toLowerCase() === "websocket";
}
