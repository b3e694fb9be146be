/**
 * Tells mail that a machine has written: absence notes, bounces, receipts, lists. It is never an answer
 * (RFC 3834, RFC 3464).
 *
 * @module
 */
import type { InboundMail } from "./inbound_mail.ts";

const MACHINE = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+@]|$)/i;
/**
 * How such subjects begin. Letters of other alphabets have no word boundaries in patterns, so what may
 * not follow is said as such; the subject of an answer begins with what it answers, and is none.
 */
const AUTOMATIC_SUBJECT = new RegExp(
  String.raw`^(?:\[[^\]]{0,20}\]\s*)?(?:${
    [
      "automatic reply",
      "auto-?reply",
      "out of (?:the )?office",
      "undeliver(?:able|ed)",
      "delivery status",
      "returned mail",
      "mail delivery",
      "read receipt",
      "automatische antwort",
      "abwesenheit(?:snotiz|sassistent)?",
      "réponse automatique",
      "absence du bureau",
      "respuesta automática",
      "fuera de la oficina",
      "resposta automática",
      "자동 ?(?:회신|응답)",
      "부재 ?중",
      "自動(?:応答|返信|回覆)",
      "自动(?:回复|答复)",
      "不在通知",
    ].join("|")
  })(?![A-Za-z])`,
  "iu",
);
const BRACKETED = /^\[(?:자동 ?(?:회신|응답)|부재 ?중|auto-?reply)\]/iu;
const MARKS = [
  "x-autoreply",
  "x-autorespond",
  "x-autoresponder",
  "x-failed-recipients",
  "x-ms-exchange-inbox-rules-loop",
  "x-ms-exchange-generated-message-source",
  "list-id",
  "list-post",
  "mailing-list",
];

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
  return MACHINE.test(from) || AUTOMATIC_SUBJECT.test(subject.trim()) ||
    BRACKETED.test(subject.trim());
}
