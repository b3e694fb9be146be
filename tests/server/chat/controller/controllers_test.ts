import { deepEqual } from "node:assert/strict";
import { chatControllers } from "../../../../server/chat/controller/controllers.ts";
import { StompServer } from "../../../../server/messaging/mod.ts";
import { testChat } from "../../../helper/chat.ts";

Deno.test("controllers of the chat can be put into one server", () => {
  const { routes } = new StompServer({ controllers: chatControllers(testChat().conversation) });
  deepEqual(
    routes.map(({ command, destination, body }) => [command, destination, body]),
    [
      ["SUBSCRIBE", "/app/rooms", "none"],
      ["SUBSCRIBE", "/app/rooms/{room}", "none"],
      ["SEND", "/app/rooms/{room}/history", "checked"],
      ["SEND", "/app/rooms/{room}/say", "checked"],
    ],
  );
});
