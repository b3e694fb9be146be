import { deepEqual } from "node:assert/strict";
import {
  createNotificationApi,
  type NotificationApiOptions,
} from "../../../../server/http/notification/notification_api.ts";

Deno.test("every call about being told is there", () => {
  const { routes } = createNotificationApi({} as NotificationApiOptions);
  const paths = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  deepEqual([...paths].filter((path) => !path.startsWith("ALL")).sort(), [
    "DELETE /api/notifications/channels/:channel",
    "GET /api/notifications",
    "GET /undo/:token",
    "PATCH /api/notifications/channels/:channel",
    "POST /api/inbound/mail",
    "POST /api/inbound/telegram/:bot",
    "POST /api/notifications/channels",
    "POST /api/notifications/channels/:channel/confirm",
    "POST /api/notifications/channels/:channel/test",
    "POST /undo/:token",
    "PUT /api/notifications",
  ]);
});
