/**
 * Where authors say in which browsers they want to be told.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import type { AuthorDevices, Subscribing } from "../../chat/notification/author_devices.ts";
import type { SessionGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface PushRoutesOptions {
  readonly devices: AuthorDevices;
  readonly signedIn: SessionGuard;
}

const subscribingBody: v.GenericSchema<unknown, Subscribing> = v.object({
  endpoint: v.string(),
  p256dh: v.string(),
  auth: v.string(),
  label: v.string(),
});

/**
 * For authors, from the server's own pages:
 *
 * - `GET /api/push`: whether the server pushes, and where to, a `PushState`.
 * - `PUT /api/push/device {endpoint, p256dh, auth, label}`: this browser is told from now on; answers
 *   with its `PushDeviceInfo`.
 * - `DELETE /api/push/devices/{device}`: it is not, any more; 204.
 * - `POST /api/push/devices/{device}/test`: sends a notification; answers with what became of it.
 */
export function createPushRoutes({ devices, signedIn }: PushRoutesOptions): Hono {
  return new Hono()
    .onError(answerRefused)
    .get("/api/push", async (c) => c.json(await devices.state(await signedIn(c.req.raw))))
    .put("/api/push/device", async (c) => {
      const asker = await signedIn(c.req.raw);
      return c.json(await devices.put(asker, await readJson(c.req.raw, subscribingBody)));
    })
    .delete("/api/push/devices/:device", async (c) => {
      await devices.end(await signedIn(c.req.raw), c.req.param("device"));
      return c.body(null, 204);
    })
    .post("/api/push/devices/:device/test", async (c) => {
      const asker = await signedIn(c.req.raw);
      return c.json(await devices.test(asker, c.req.param("device")));
    });
}
