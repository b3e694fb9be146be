/**
 * `deno run -A demo/spring/main.ts`: the chat of "From Spring to smallTalk" on `PORT` (8084) of `HOST`
 * (127.0.0.1). Clients connect to `ws://127.0.0.1:8084/chat?name=kim`: the name stands for a sign-in.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import { serve } from "../serving.ts";
import { announce } from "./announcer.ts";
import { createChatServer } from "./chat_server.ts";

if (import.meta.main) {
  const say = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
  let faults = 0;
  const stomp = createChatServer({
    userOf: (request) => new URL(request.url).searchParams.get("name") ?? undefined,
    report(error) {
      say(`${++faults}: ${error}`);
      return faults;
    },
    write: say,
  });
  const stop = announce({
    messaging: stomp.messaging,
    clock: systemClock,
    everyMs: 60_000,
    text: "Be kind to each other.",
  });
  await serve({
    defaultPort: 8084,
    greet: (origin) => `The chat at ${origin.replace("http", "ws")}/chat?name=kim`,
    handle: (request, info) =>
      stomp.handle(request, info) ?? new Response("The chat is at /chat.\n", { status: 404 }),
    async drain(deadlineMs) {
      stop();
      await stomp.drain({ deadlineMs });
    },
  });
  Deno.exit(0);
}
