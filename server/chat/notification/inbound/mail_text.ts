/**
 * What stands in a mail itself: its plain text, or that of its HTML where it has no other. Attached
 * files and mails are no part of it: whoever answers with one has not written what is in it.
 *
 * @module
 */
import PostalMime, { type Email } from "postal-mime";

/** So much of a head is read. */
const MAX_HEAD_BYTES = 65_536;
/** A mail of 1 MiB with pictures in it has 14,000 lines; each costs the library some time. */
const MAX_LINES = 20_000;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Of HTML only so much is read; an answer has 4,000 characters. */
const MAX_HTML_LENGTH = 262_144;
/** A mail of two kinds of text: the library then gives all of it as plain text too. */
const BOTH_KINDS = [
  'Content-Type: multipart/mixed; boundary="-"',
  "",
  "---",
  "Content-Type: text/html; charset=utf-8",
  "Content-Transfer-Encoding: base64",
  "",
  "HTML",
  "---",
  "Content-Type: text/plain",
  "",
  "-----",
].join("\r\n");
/** With it goes a mail that says in words that somebody pressed a sign; nobody has written that. */
const REACTION = "text/vnd.google.email-reaction+json";
const OPTIONS = {
  attachmentEncoding: "arraybuffer",
  maxNestingDepth: 20,
  forceRfc822Attachments: true,
} as const;

/** A part of a mail, as far as the library shows it to {@linkcode BodyParser}. */
interface Part {
  readonly contentType: { readonly parsed: Structured };
  readonly contentDisposition: { readonly parsed: Structured };
}

interface Structured {
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The library takes any text that is shown in place for the mail's own; what has a file's name is none. */
class BodyParser extends PostalMime {
  /** The library asks of every part whether it is of the text. */
  isInlineTextNode({ contentType, contentDisposition }: Part): boolean {
    const { value: type, params: { name = "" } } = contentType.parsed;
    const { value: disposition, params: { filename = "" } } = contentDisposition.parsed;
    return disposition !== "attachment" && `${name}${filename}` === "" &&
      (type === "text/plain" || type === "text/html");
  }
}

/** A mail as it went over the wire, in parts. @throws {Error} when it is nested too deep */
export async function parseMail(octets: Uint8Array<ArrayBuffer>): Promise<Email> {
  return await new BodyParser(OPTIONS).parse(octets);
}

/** What stands above the first empty line. */
export function headOf(octets: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = octets.subarray(0, MAX_HEAD_BYTES);
  const end = head.findIndex((octet, at) =>
    octet === LINE_FEED &&
    (head[at + 1] === LINE_FEED ||
      (head[at + 1] === CARRIAGE_RETURN && head[at + 2] === LINE_FEED))
  );
  return end < 0 ? head : head.subarray(0, end + 1);
}

/** As much of a mail as is read: whoever answers writes at its beginning. */
export function firstLines(octets: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let end = 0;
  for (let count = 0; count < MAX_LINES; count++) {
    end = octets.indexOf(LINE_FEED, end) + 1;
    if (end === 0) return octets;
  }
  return octets.subarray(0, end);
}

/** What was written in it; empty where that is nothing. */
export async function textOf({ text = "", html = "", attachments }: Email): Promise<string> {
  if (attachments.some(({ mimeType }) => mimeType === REACTION)) return "";
  return text.trim() !== "" ? text : await textOfHtml(html);
}

async function textOfHtml(html: string): Promise<string> {
  if (html.trim() === "") return "";
  const octets = new TextEncoder().encode(withoutStyles(html.slice(0, MAX_HTML_LENGTH)));
  const { text = "" } = await parseMail(
    new TextEncoder().encode(BOTH_KINDS.replace("HTML", () => octets.toBase64())),
  );
  // A link says its address before what it is called, which often is the address.
  const plain = text.replace(/ ?\((?:mailto:)?([^\s()]{1,500})\) +(?=\1)/g, " ");
  // Empty paragraphs hold a space, so that programs draw them.
  return plain.split("\n").map((line) => line.trim()).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** Sheets of style are no text, wherever they stand. */
function withoutStyles(html: string): string {
  const [before = "", ...sheets] = html.split(/<style\b/i);
  return before + sheets.map((sheet) => {
    const end = sheet.search(/<\/style\b/i);
    return end < 0 ? "" : sheet.slice(end);
  }).join("");
}
