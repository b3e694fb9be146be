/**
 * Tells mail that a machine has written: absence notes, bounces, receipts, lists. It is never an answer
 * (RFC 3834, RFC 3464).
 *
 * @module
 */
import type { InboundMail } from "./inbound_mail.ts";

const MACHINE = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+@]|$)/i;
const AUTOMATIC_SUBJECT =
  /^(?:(?:automatic reply|auto(?:matische antwort|-?reply)|out of (?:the )?office|abwesenheit|undeliver(?:able|ed)|delivery status|returned mail|mail delivery|read receipt|réponse automatique|respuesta automática|자동 ?(?:회신|응답)|부재중?)\b|.*부재 중)/iu;
const MARKS = ["x-autoreply", "x-autorespond", "x-autoresponder", "x-failed-recipients", "list-id"];

/** Whether nobody has written it. */
export function isAutomatic({ from, subject, headers, envelopeFrom }: InboundMail): boolean {
  const header = (name: string) => headers.get(name)?.toLowerCase().trim() ?? "";
  const submitted = header("auto-submitted");
  if (submitted !== "" && !submitted.startsWith("no")) return true;
  if (/^(?:bulk|auto_reply|list|junk)\b/.test(header("precedence"))) return true;
  if (MARKS.some((name) => headers.has(name))) return true;
  const type = header("content-type");
  if (/multipart\/report|message\/(?:delivery-status|disposition-notification)/.test(type)) {
    return true;
  }
  // Bounces have no sender, so that they make no others.
  if (envelopeFrom === "" || header("return-path") === "<>") return true;
  return MACHINE.test(from) || AUTOMATIC_SUBJECT.test(subject.trim());
}
