import { deepEqual } from "node:assert/strict";
import { auditInterceptor } from "../../../../../server/chat/controller/access/audit_interceptor.ts";
import type { ChatUser } from "../../../../../server/chat/controller/access/chat_user.ts";
import type { StompSession } from "../../../../../server/messaging/mod.ts";
import { frame } from "../../../../../shared/stomp/frame.ts";
import { testChat } from "../../../../helper/chat.ts";

const sender = { kind: "author", id: "kim", name: "Kim" } as const;

Deno.test("what is refused is not written down, nor what readers send", async () => {
  const chat = testChat();
  const interceptor = auditInterceptor(chat);
  const send = frame(
    "SEND",
    [["destination", "/app/moderation/purge"]],
    JSON.stringify({ reader: "R".repeat(22) }),
  );
  const as = (role: ChatUser["role"]) =>
    ({ user: { sender, role } }) as unknown as StompSession<ChatUser>;
  for (
    const [role, result] of [
      ["author", "refused"],
      ["author", "failed"],
      ["reader", "handled"],
      ["moderator", "handled"],
    ] as const
  ) {
    const own = frame(send.command, [["destination", "/app/moderation/purge"]], send.body);
    await interceptor.before?.(own, as(role));
    await interceptor.after?.(own, as(role), result);
  }
  const { entries } = await chat.audit.page({ limit: 9 });
  deepEqual(entries.map(({ act, reader }) => [act, reader]), [["reader.purge", "R".repeat(22)]]);
});
