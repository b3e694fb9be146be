/**
 * What somebody has written in a mail that answers another: without what they quote, and without what
 * is below their name.
 *
 * @module
 */
import { ANSWER_MARK } from "../author/notice_text.ts";

/** What programs write above what they quote, in the languages of the console and some others. */
const ATTRIBUTION = new RegExp(
  [
    String.raw`^On\b.*\bwrote:$`,
    String.raw`^Am\b.*\bschrieb\b.*:$`,
    String.raw`^Le\b.*\ba écrit\s*:$`,
    String.raw`^El\b.*\bescribió:$`,
    String.raw`^Em\b.*\bescreveu:$`,
    String.raw`^.*(?:님이|님께서)\s*(?:작성|쓴 글|보낸 메일).*:?$`,
    String.raw`^\d{4}年.*:$`,
    String.raw`^.{0,120}<[^<>\s]+@[^<>\s]+>.{0,40}:$`,
    String
      .raw`^-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|원본 메[일시]지?)\s*-{2,}$`,
    String.raw`^_{20,}$`,
  ].join("|"),
  "iu",
);
/** A head such as some programs write, in two lines at least. */
const HEAD_LINE =
  /^\*?(?:From|Sent|To|Subject|Date|Von|Gesendet|An|Betreff|보낸 ?사람|보낸 ?날짜|받는 ?사람|제목)\*?\s*:/iu;
const SIGNATURE = /^-- ?$/;
const SENT_FROM =
  /^(?:Sent from my .{1,40}|Von meinem .{1,40} gesendet|Get Outlook for .{1,20}|나의 .{1,30}에서 보냄|.{1,30}에서 보냄)\.?$/iu;

/** What was written, which may be nothing. */
export function writtenIn(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const end = lines.findIndex((line, at) =>
    endsAnswer(line, lines[at + 1] ?? "", lines[at - 1] ?? "")
  );
  const written = end < 0 ? lines : lines.slice(0, end);
  return withoutTail(written).join("\n").trim();
}

/** Whether what comes from this line on is not the answer. */
function endsAnswer(line: string, next: string, before: string): boolean {
  const text = line.trim();
  if (text.includes(ANSWER_MARK)) return true;
  if (SIGNATURE.test(line)) return true;
  if (ATTRIBUTION.test(text)) return true;
  // It may be broken into two lines.
  if (
    next.trim() !== "" && ATTRIBUTION.test(`${text} ${next.trim()}`) &&
    /^(?:On|Am|Le|El|Em|\d{4})\b/u.test(text)
  ) {
    return true;
  }
  return HEAD_LINE.test(text) && HEAD_LINE.test(next.trim()) && before.trim() === "";
}

/** Without quoted lines, empty ones and what a telephone adds, at the end. */
function withoutTail(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => {
    const text = line.trim();
    return text !== "" && !text.startsWith(">") && !SENT_FROM.test(text);
  });
  return lines.slice(0, last + 1);
}
