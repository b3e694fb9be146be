/**
 * A mail that was brought to the server, and how it is read: as it went over the wire (RFC 5322).
 *
 * @module
 */
import type { Email } from "postal-mime";
import { addressesIn, envelopeAddress, isDisowned, soleAddress } from "./mail_origin.ts";
import { firstLines, headOf, parseMail, textOf } from "./mail_text.ts";

/** A mail. */
export interface InboundMail {
  /** The address it says it is from. */
  readonly from: string;
  /** From whom whoever brought it took it; empty for bounces, `undefined` where nobody said. */
  readonly envelopeFrom: string | undefined;
  /** All it went to. */
  readonly to: readonly string[];
  readonly subject: string;
  /** What was written in it. It takes long to find out of a large one, so nobody asks before it matters. */
  readonly text: () => Promise<string>;
  /** By names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** Names it; empty where it has no name. */
  readonly messageId: string;
  /** What whoever brought it found out about where it is from (DKIM, SPF), if it said so. */
  readonly verdict: string | undefined;
}

/** What whoever brought a mail says of it. */
export interface Envelope {
  readonly from?: string | undefined;
  readonly to?: readonly string[] | undefined;
  readonly verdict?: string | undefined;
}

/** A mail in parts, as a small relay names them. */
export interface MailParts {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly messageId: string;
}

/**
 * Reads the head of a mail as it went over the wire, and the rest when somebody asks for its text. Of one
 * that cannot be read nothing counts.
 */
export async function readMail(
  raw: string | Uint8Array<ArrayBuffer>,
  envelope: Envelope,
): Promise<InboundMail> {
  const octets = typeof raw === "string" ? new TextEncoder().encode(raw) : raw;
  const head = await parseMail(headOf(octets)).catch(() => parseMail(new Uint8Array()));
  const { to: recipients = [], cc = [], deliveredTo } = head;
  const addresses = [...recipients, ...cc].flatMap(({ address, group }) => [
    address,
    ...group?.map((member) => member.address) ?? [],
  ]);
  const disowned = isDisowned(valuesOf(head, "authentication-results")) ? "fail" : undefined;
  return {
    ...readEnvelope({ ...envelope, verdict: envelope.verdict ?? disowned }),
    from: soleAddress(valuesOf(head, "from")),
    to: [...envelope.to ?? [], ...addresses, deliveredTo].filter((each) => each !== undefined),
    subject: head.subject ?? "",
    text: () => parseMail(firstLines(octets)).then(textOf, () => ""),
    headers: new Map(head.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    messageId: head.messageId ?? "",
  };
}

/** The same of one that came in parts. */
export function readParts(
  { from, subject, text, headers, messageId }: MailParts,
  envelope: Envelope,
): InboundMail {
  return {
    ...readEnvelope(envelope),
    from: soleAddress([from]),
    to: (envelope.to ?? []).flatMap(addressesIn),
    subject,
    text: () => Promise.resolve(text),
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    messageId,
  };
}

function readEnvelope({ from, verdict }: Envelope) {
  return {
    envelopeFrom: from === undefined ? undefined : envelopeAddress(from),
    verdict: verdict?.trim().toLowerCase(),
  };
}

function valuesOf({ headers }: Pick<Email, "headers">, name: string): readonly string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value);
}
