/**
 * Annotated handlers: decorators with Spring's names, or routes as objects, and the dispatcher that
 * runs them.
 *
 * @module
 */
export { Controller, MessageMapping, SendTo, SendToUser, SubscribeMapping } from "./decorators.ts";
export type { Targets } from "./decorators.ts";
export { InvalidBody } from "./body.ts";
export {
  type BoundBy,
  ControllerAdvice,
  type ErrorOf,
  exceptionHandler,
  type ExceptionHandlerOptions,
  MessageExceptionHandler,
} from "./exception_handler.ts";
export type { ExceptionHandler } from "./exception_scope.ts";
export type { ErrorClass, ErrorRecord, TargetRecord } from "./record.ts";
export type { Answer, Answers, FailedMessage, Message, Nothing, Returned } from "./message.ts";
export {
  bindRoute,
  type Bound,
  type BoundRoute,
  type Route,
  route,
  type RouteOptions,
} from "./route.ts";
export { createDispatcher, type DispatcherOptions, type RoutingDispatcher } from "./dispatcher.ts";
export { printRoutes, type RouteRow, type RouteTable } from "./route_table.ts";
export type {
  InputOf,
  OutputOf,
  SchemaIssue,
  SchemaResult,
  StandardSchema,
} from "./standard_schema.ts";
export type { VarNames, Vars } from "./path_pattern.ts";
export type { Delivery, Dispatcher, Inbound, MessageHeaders, Outcome } from "./dispatch.ts";
