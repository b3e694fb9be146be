/**
 * A STOMP server beside an application of Hono: `deno run -A demo/hono.ts`, on `PORT` (8083).
 *
 * The STOMP server is asked first, so that no middleware touches the response of an upgrade. What is
 * not for it goes to the application, whose routes can tell clients something.
 *
 * @module
 */
import { Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { type RequestInfo, StompServer } from "../server/messaging/mod.ts";
import { GreetingController } from "./greeting/greeting_controller.ts";

const app = new Hono().use(secureHeaders(), compress());
app.get("/", (context) => context.text("An application of Hono\n"));
app.post("/greetings", async (context) => {
  stomp.messaging.send("/topic/greetings", await context.req.json());
  return context.body(null, 204);
});

const controllers = [new GreetingController()];
const stomp = new StompServer({ controllers, endpoints: { "/stomp": { sockJs: true } } });
const serve = (request: Request, info: RequestInfo) =>
  stomp.handle(request, info) ?? app.fetch(request, info);

if (import.meta.main) {
  Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.env.get("PORT") || 8083) }, serve);
}
