/**
 * What somebody has written in a mail that answers another: without what they quote, what their program
 * says about it, and what is below their name.
 *
 * What they were sent begins with a mark, so whatever stands right above the mark and looks like a head
 * is the program's, in any language: it may hold their own address.
 *
 * @module
 */
import { ANSWER_MARK } from "../author/notice_text.ts";

/** Longer lines are a person's, and nothing is looked for in them. */
const MAX_HEAD_LENGTH = 300;
/** So many lines a head has at most. */
const MAX_HEAD_LINES = 8;

/** What programs write above what they quote, in the languages of the console and some others. */
const ATTRIBUTION = new RegExp(
  [
    String.raw`^On\b.*\bwrote:$`,
    String.raw`^Am\b.*\bschrieb\b.*:$`,
    String.raw`^Le\b.*\ba écrit\s*:$`,
    String.raw`^El\b.*\bescribió:$`,
    String.raw`^Em\b.*\bescreveu:$`,
    String.raw`^.*(?:님이|님께서)\s*(?:작성|쓴 글|보낸 메일).*:?$`,
    String.raw`^\d{4}\. ?\d{1,2}\. ?\d{1,2}\..* 작성\s*:$`,
    String.raw`^\d{4}年\s?\d{1,2}月\s?\d{1,2}日.*\d{1,2}[:時时点]\d{0,2}.*[:：]$`,
    String.raw`^.{0,120}<[^<>\s]+@[^<>\s]+>.{0,40}[:：]$`,
    String.raw`^-{4,}\s*[^\s-].{0,60}?\s*-{4,}$`,
    String
      .raw`^-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|원본 메[일시]지?)\s*-{2,}$`,
    String.raw`^_{20,}$`,
  ].join("|"),
  "iu",
);
/** What a head such as some programs write names, in two lines at least. */
const HEAD_NAMES = [
  "From|Sent|To|Cc|Subject|Date",
  "Von|Gesendet|An|Betreff|Datum",
  "De|Envoyé|À|Objet|Enviado(?: el)?|Enviada(?: em)?|Para|Asunto|Assunto|Fecha",
  "보낸 ?사람|보낸 ?날짜|받는 ?사람|제목|발신|수신|날짜|참조",
  "差出人|送信日時|日時|宛先|件名|发件人|发送时间|收件人|主题|寄件者|收件者|主旨",
].join("|");
const HEAD_LINE = new RegExp(String.raw`^\*{0,2}(?:${HEAD_NAMES})\*{0,2}\s*[:：]`, "iu");
/** The same in any language. */
const NAMED_LINE = /^\*{0,2}[^:：]{1,30}[:：]/u;
const RULE = /^[-_=]{2,}.{0,60}$/;
const SIGNATURE = /^-- ?$/;
const SENT_FROM = new RegExp(
  `^(?:${
    [
      "Sent from (?:my|Outlook|Mail|Yahoo|Gmail|Proton|Samsung)\\b.{0,80}",
      "Von meinem .{1,40} gesendet",
      "Get Outlook for .{1,80}",
      "Envoyé (?:de|depuis) mon .{1,40}",
      "Enviado (?:desde mi|do meu) .{1,40}",
      ".{1,40}에서 보(?:냄|냈습니다)",
      ".{1,40}から送信",
      "发自我的.{1,40}",
    ].join("|")
  })\\.?$`,
  "iu",
);

/** What was written, which may be nothing. */
export function writtenIn(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const mark = lines.findIndex((line) => line.includes(ANSWER_MARK));
  const above = mark < 0 ? lines : withoutHead(lines.slice(0, mark));
  const end = above.findIndex((line, at) =>
    endsAnswer(line, above[at + 1] ?? "", above[at - 1] ?? "")
  );
  return withoutTail(end < 0 ? above : above.slice(0, end)).join("\n").trim();
}

/** Whether what comes from this line on is not the answer. */
function endsAnswer(line: string, next: string, before: string): boolean {
  const text = line.trim();
  if (SIGNATURE.test(line)) return true;
  if (line.length > MAX_HEAD_LENGTH) return false;
  if (ATTRIBUTION.test(text)) return true;
  // It may be broken into two lines.
  if (
    next.trim() !== "" && next.length <= MAX_HEAD_LENGTH &&
    ATTRIBUTION.test(`${text} ${next.trim()}`) &&
    /^(?:On|Am|Le|El|Em|\d{4})\b/u.test(text)
  ) {
    return true;
  }
  return HEAD_LINE.test(text) && HEAD_LINE.test(next.trim()) && before.trim() === "";
}

/** The lines above the mark, without what a program says there about the mail that is quoted. */
function withoutHead(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => /[^\s>|]/.test(line));
  const first = lines.findLastIndex((line, at) => at <= last && line.trim() === "") + 1;
  const block = lines.slice(first, last + 1).map((line) => line.replace(/^[\s>|]+/, "").trim());
  return lines.slice(0, last + 1 - headLength(block));
}

/** How many lines at the end of a paragraph are a head: all, the last one or two, or none. */
function headLength(block: readonly string[]): number {
  const named = block.filter((line) => !RULE.test(line));
  const isHead = block.length <= MAX_HEAD_LINES && named.length > 1 &&
    named.every((line) => NAMED_LINE.test(line)) && named.some(tellsWhoOrWhen);
  if (isHead) return block.length;
  return [1, 2].find((count) => isAttribution(block.slice(-count).join(" "))) ?? 0;
}

function isAttribution(text: string): boolean {
  return text.length <= MAX_HEAD_LENGTH && /[:：]$/.test(text) && tellsWhoOrWhen(text);
}

/** A head names an address, or a day and a time. */
function tellsWhoOrWhen(text: string): boolean {
  return text.includes("@") || text.replace(/\D/g, "").length >= 6;
}

/** Without quoted lines, empty ones and what a telephone adds, at the end. */
function withoutTail(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => {
    const text = line.trim();
    return text !== "" && !text.startsWith(">") && !SENT_FROM.test(text);
  });
  return lines.slice(0, last + 1);
}
