/**
 * A STOMP server with annotated handlers, for Deno; usable on its own, from a URL or a copied
 * folder: it imports nothing but `shared/`.
 *
 * Start with {@linkcode StompServer}.
 *
 * @module
 */
export type { Clock } from "../../shared/clock.ts";
export { CLOSE, type Next, REFUSAL, type RefusalCode } from "../../shared/code.ts";
export { type Refusal, type RefusalInit, Refused } from "../../shared/refusal.ts";
export type { FrameLimits } from "../../shared/stomp/decoder.ts";
export {
  bodyText,
  type ClientCommand,
  type Command,
  type Frame,
  frame,
  type ServerCommand,
} from "../../shared/stomp/frame.ts";
export type { FrameHeaders, HeaderEntry, HeadersInit } from "../../shared/stomp/header.ts";
export type { HeartBeat } from "../../shared/stomp/heartbeat.ts";
export type { Version } from "../../shared/stomp/version.ts";
export { StompServer } from "./stomp_server.ts";
export type { StompServerOptions } from "./options.ts";
export type { Principal } from "./principal.ts";
export type { Attributes, StompSession } from "./stomp_session.ts";
export { systemClock } from "./system_clock.ts";
export type { Counters } from "./counters.ts";
export type { DeadLetterReason, Log, LogEntry } from "./log.ts";
export type { EventHub, ServerEvents, SubscriptionInfo } from "./events.ts";
export type {
  AckMode,
  Broker,
  BrokerContext,
  BrokerMessage,
  Deliver,
  Delivery,
  Discard,
  Operation,
  Outcome,
  Subscriber,
  Subscription,
} from "./broker/broker.ts";
export { MemoryBroker } from "./broker/memory_broker.ts";
export type { Bus, BusChange, BusListener, Json, Stay } from "./bus/bus.ts";
export { LocalBus } from "./bus/local_bus.ts";
export {
  DEFAULT_KV_BUS_LIMITS,
  KvBus,
  type KvBusLimits,
  type KvBusOptions,
} from "./bus/kv/kv_bus.ts";
export type { WaitingLimits } from "./bus/kv/waiting.ts";
export type { BusKv, KvAtomic, KvFound, KvPart } from "./bus/kv/kv_port.ts";
export { BusHub, type BusHubOptions } from "./bus/bus_hub.ts";
export type { SlowConsumers } from "./broker/slow_consumer.ts";
export {
  DROP,
  type InboundInterceptor,
  type InboundResult,
  type Intercepted,
  type OutboundInterceptor,
} from "./channel/intercept.ts";
export {
  DEFAULT_QUEUE_LIMITS,
  DEFAULT_SERVER_LIMITS,
  type QueueLimits,
  type ServerLimits,
  type SlowConsumerPolicy,
} from "./limits.ts";
export type { Authenticate, Credentials } from "./channel/authenticate.ts";
export {
  type Asked,
  deny,
  permit,
  permitAll,
  type Rule,
  type RuleCommand,
  type Wish,
} from "./channel/authorize.ts";
export type { Messaging } from "./channel/outbound.ts";
export type { Rate } from "./channel/rate_limit.ts";
export type { HeldSubscription } from "./session/connected_session.ts";
export type { RegisteredSubscription, Registry } from "./session/registry.ts";
export type { Census } from "./session_census.ts";
export type { DrainOptions } from "./session/session_host.ts";
export type { Close } from "./session/state.ts";
export type { Connection, Handshake, Receiver } from "./transport/connection.ts";
export type { AdmissionRules, RequestInfo } from "./transport/admission.ts";
export type { HandshakeInterceptor } from "./transport/handshake_interceptor.ts";
export type { EndpointOptions, Endpoints } from "./transport/endpoint.ts";
export type { SockJsOptions } from "./transport/sockjs/options.ts";
export { SockJsServer, type SockJsServerOptions } from "./transport/sockjs/sockjs_server.ts";
export {
  type Answer,
  type Answers,
  type Bound,
  type BoundBy,
  Controller,
  ControllerAdvice,
  type ErrorClass,
  type ErrorOf,
  type ErrorRecord,
  type ExceptionHandler,
  exceptionHandler,
  type ExceptionHandlerOptions,
  type FailedMessage,
  type InputOf,
  InvalidBody,
  type Message,
  MessageExceptionHandler,
  type MessageHeaders,
  MessageMapping,
  type Nothing,
  type OutputOf,
  printRoutes,
  type Returned,
  type Route,
  route,
  type RouteOptions,
  type RouteRow,
  type SchemaIssue,
  type SchemaResult,
  SendTo,
  SendToUser,
  type StandardSchema,
  SubscribeMapping,
  type TargetRecord,
  type Targets,
  type VarNames,
  type Vars,
} from "./routing/mod.ts";
