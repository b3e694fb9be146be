import { equal } from "node:assert/strict";
import { printEndpoints } from "../../server/routes.ts";

Deno.test("routes prints a table for each endpoint", () => {
  equal(
    printEndpoints(),
    `\
/stomp
  SUBSCRIBE  /app/rooms                 InboxController.list    the subscriber                      no body
  SUBSCRIBE  /app/rooms/{room}          RoomController.join     the subscriber                      no body
  SEND       /app/rooms/{room}/history  RoomController.history  /user/queue/history (this session)  checked body
  SEND       /app/rooms/{room}/say      RoomController.say      /topic/rooms/{room}/say             checked body

/gs-guide-websocket
  SEND  /app/hello  GreetingController.greet  /topic/greetings  checked body`,
  );
});
