/**
 * A mail that was brought to the server, and how it is read: as it went over the wire (RFC 5322).
 *
 * @module
 */
import PostalMime from "postal-mime";

/** A mail. */
export interface InboundMail {
  /** The address it says it is from. */
  readonly from: string;
  /** From whom whoever brought it took it; empty for bounces, `undefined` where nobody said. */
  readonly envelopeFrom: string | undefined;
  /** All it went to. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
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

/**
 * Reads a mail as it went over the wire. Of its parts only the plain text counts; of one that cannot be
 * read, nothing does.
 */
export async function readMail(
  raw: string | Uint8Array<ArrayBuffer>,
  { from, to = [], verdict }: Envelope,
): Promise<InboundMail> {
  const options = { attachmentEncoding: "arraybuffer", maxNestingDepth: 20 } as const;
  const {
    headers,
    from: sender,
    to: recipients = [],
    cc = [],
    deliveredTo,
    subject,
    text,
    messageId,
  } = await PostalMime.parse(raw, options).catch(() => PostalMime.parse(""));
  const addresses = [...recipients, ...cc].flatMap(({ address, group }) => [
    address,
    ...group?.map((member) => member.address) ?? [],
  ]);
  return {
    from: (sender?.address ?? "").trim(),
    envelopeFrom: from,
    to: [...to, ...addresses, deliveredTo].filter((address) => address !== undefined),
    subject: subject ?? "",
    text: text ?? "",
    headers: new Map(headers.map(({ key, value }) => [key.toLowerCase(), value])),
    messageId: messageId ?? "",
    verdict,
  };
}
