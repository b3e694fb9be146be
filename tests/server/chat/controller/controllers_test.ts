import { deepEqual } from "node:assert/strict";
import { chatControllers } from "../../../../server/chat/controller/controllers.ts";
import { StompServer } from "../../../../server/messaging/mod.ts";
import { testChat } from "../../../helper/chat.ts";

Deno.test("controllers of the chat can be put into one server", () => {
  const { routes } = new StompServer({ controllers: chatControllers(testChat()) });
  const commands = ["delete", "edit", "history", "question", "react", "say", "seen", "typing"];
  const conversation = (at: string, ...more: string[]) => [
    `SUBSCRIBE ${at} none`,
    ...[...commands, ...more].map((command) => `SEND ${at}/${command} checked`),
  ];
  deepEqual(
    routes.map(({ command, destination, body }) => `${command} ${destination} ${body}`).sort(),
    [
      "SUBSCRIBE /app/rooms none",
      "SUBSCRIBE /app/whispers none",
      "SUBSCRIBE /app/me none",
      "SEND /app/me checked",
      "SUBSCRIBE /app/readers/{reader} none",
      "SUBSCRIBE /app/moderation none",
      ...["ban", "mute", "lift", "purge", "approve", "reject"]
        .map((command) => `SEND /app/moderation/${command} checked`),
      "SUBSCRIBE /app/rooms/{room}/questions none",
      "SEND /app/rooms/{room}/search checked",
      "SEND /app/search checked",
      "SUBSCRIBE /app/rooms/{room}/presence none",
      "SUBSCRIBE /app/unread none",
      "SEND /app/me/away checked",
      "SUBSCRIBE /app/pages none",
      "SUBSCRIBE /app/desk none",
      "SUBSCRIBE /app/readers/{reader}/desk none",
      ...["/app/rooms/{room}/desk", "/app/rooms/{room}/whispers/{reader}/desk"].flatMap((at) => [
        `SUBSCRIBE ${at} none`,
        `SEND ${at} checked`,
        ...["answering", "looking", "note", "note-delete"].map((name) =>
          `SEND ${at}/${name} checked`
        ),
      ]),
      ...conversation("/app/rooms/{room}"),
      ...conversation("/app/rooms/{room}/whisper", "consent"),
      ...conversation("/app/rooms/{room}/whispers/{reader}", "publish"),
    ].sort(),
  );
});
