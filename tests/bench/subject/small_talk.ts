/**
 * This project's server, as an application would start it.
 *
 * @module
 */
import { permitAll, StompServer } from "../../../server/messaging/mod.ts";
import { obey } from "./control.mjs";

const stomp = new StompServer({ authorize: [permitAll], endpoints: { "/stomp": {} } });
const server = Deno.serve(
  { port: 0, hostname: "127.0.0.1", onListen() {} },
  (request, info) => stomp.handle(request, info) ?? new Response(),
);
obey(server.addr.port);
