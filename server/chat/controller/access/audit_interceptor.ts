/**
 * Writes down what authors do over STOMP, once it is done.
 *
 * @module
 */
import { bodyText, type Frame } from "../../../../shared/stomp/frame.ts";
import type { InboundInterceptor } from "../../../messaging/mod.ts";
import type { AuditedMessages, AuditLog } from "../../audit/audit_log.ts";
import { type AuditedSend, auditedSend } from "../../audit/audited_sends.ts";
import type { ChatUser } from "./chat_user.ts";

/** What the interceptor needs. */
export interface AuditInterceptorOptions {
  readonly audit: Pick<AuditLog, "note">;
  readonly store: AuditedMessages;
}

/** Notes what became of what authors sent. What they did to messages of their own is their own. */
export function auditInterceptor(
  { audit, store }: AuditInterceptorOptions,
): InboundInterceptor<ChatUser> {
  const sent = new WeakMap<Frame, AuditedSend>();
  return {
    async before(frame, { user }) {
      if (frame.command !== "SEND" || user.role === "reader") return;
      const send = auditedSend(frame.headers.get("destination") ?? "", bodyText(frame));
      const whose = send && await withReader(send, store);
      if (whose !== undefined) sent.set(frame, whose);
    },
    async after(frame, { user }, result) {
      const send = sent.get(frame);
      if (send !== undefined && result === "handled") {
        await audit.note(user.sender, send.act, send.about);
      }
    },
  };
}

/** The same with the reader who wrote the message; nothing about authors', and what is gone already. */
async function withReader(
  send: AuditedSend,
  store: AuditInterceptorOptions["store"],
): Promise<AuditedSend | undefined> {
  if (send.message === undefined) return send;
  const { id, ...ref } = send.message;
  // A store that does not answer will not answer what was sent either.
  const message = await store.message(ref, id).catch(() => undefined) ??
    await store.held.find({ room: ref.room, id }).catch(() => undefined);
  if (message === undefined || message.from.kind === "author") return undefined;
  if ("deleted" in message && message.deleted) return undefined;
  return { ...send, about: { ...send.about, reader: message.from.id } };
}
