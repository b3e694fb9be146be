/**
 * `deno task stomp`: a bare STOMP server on `PORT` (8082) of `HOST` (127.0.0.1), for STOMP clients
 * and test suites to be pointed at.
 *
 * @module
 */
import { serve } from "./serving.ts";
import { createOpenServer, OPEN_PATHS } from "./stomp/open_server.ts";

if (import.meta.main) {
  const stomp = createOpenServer();
  const [path, another] = OPEN_PATHS;
  const sentence = `${path} and ${another}, by WebSocket and SockJS`;
  await serve({
    defaultPort: 8082,
    greet: (origin) => `STOMP at ${origin.replace("http", "ws")}${path} (${sentence})`,
    handle: (request, info) =>
      stomp.handle(request, info) ??
        new Response(`Here is a STOMP server: ${sentence}.\n`, { status: 404 }),
    drain: (deadlineMs) => stomp.drain({ deadlineMs }),
  });
  Deno.exit(0);
}
