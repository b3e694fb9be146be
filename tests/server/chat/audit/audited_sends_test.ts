import { deepEqual, equal } from "node:assert/strict";
import { auditedSend } from "../../../../server/chat/audit/audited_sends.ts";
import { commandOf, joinOf, moderationOf, whisperOf } from "../../../../shared/chat/destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const room = roomId("/posts/a");
const id = "I".repeat(22);
const reader = "R".repeat(22);
const sent = (destination: string, body: unknown) => auditedSend(destination, JSON.stringify(body));

Deno.test("measures are about a reader, or about who wrote a message", () => {
  deepEqual(sent(moderationOf("mute"), { id, reader, site: "blog", minutes: 30, reason: "rude" }), {
    act: "reader.mute",
    about: { reader, site: "blog", detail: "30" },
  });
  deepEqual(sent(moderationOf("ban"), { id, message: { room, id: reader } }), {
    act: "reader.ban",
    about: { room, message: reader },
    message: { room, id: reader },
  });
  deepEqual(sent(moderationOf("approve"), { room, id }), {
    act: "message.approve",
    about: { room, message: id },
    message: { room, id },
  });
  equal(sent(moderationOf("lift"), { id })?.act, "reader.lift");
  deepEqual(sent(moderationOf("purge"), { reader }), { act: "reader.purge", about: { reader } });
});

Deno.test("messages are deleted in rooms and whispers, and whispers published", () => {
  deepEqual(sent(commandOf(joinOf(room), "delete"), { id }), {
    act: "message.delete",
    about: { room, message: id },
    message: { room, id },
  });
  const whisper = whisperOf(room, reader);
  deepEqual(sent(commandOf(whisper, "delete"), { id })?.message, { room, whisper: reader, id });
  equal(sent(commandOf(whisper, "publish"), { id, as: id })?.act, "message.publish");
});

Deno.test("what is said, read and felt is not written down, nor what makes no sense", () => {
  for (const command of ["say", "edit", "react", "question", "seen", "history"] as const) {
    equal(sent(commandOf(joinOf(room), command), { id }), undefined);
  }
  for (
    const destination of ["", "/app/moderation/x", "/app/moderation/constructor", "/app/rooms"]
  ) {
    equal(sent(destination, { id }), undefined);
  }
  equal(auditedSend(commandOf(joinOf(room), "delete"), "{"), undefined);
  deepEqual(auditedSend(moderationOf("ban"), "nonsense"), { act: "reader.ban", about: {} });
});
