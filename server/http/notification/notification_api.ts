/**
 * The part of the API through which authors are told and answer without the console, put together.
 *
 * @module
 */
import type { Hono } from "hono";
import { createInboundRoutes, type InboundRoutesOptions } from "./inbound_routes.ts";
import { createNotificationRoutes, type NotificationRoutesOptions } from "./notification_routes.ts";
import { createUndoRoutes, type UndoRoutesOptions } from "./undo_routes.ts";

/** What the routes are made with. */
export type NotificationApiOptions =
  & NotificationRoutesOptions
  & InboundRoutesOptions
  & UndoRoutesOptions;

/** Every call about being told. */
export function createNotificationApi(options: NotificationApiOptions): Hono {
  return createNotificationRoutes(options)
    .route("/", createInboundRoutes(options))
    .route("/", createUndoRoutes(options));
}
