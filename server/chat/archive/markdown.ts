/**
 * An archive as one Markdown document for people to read: a heading for each conversation, each
 * message as its sender, its time and its text.
 *
 * A text never becomes a part of the document: it stands as it was written in a fence that is longer
 * than any in it. Names and titles are one line each, with every sign escaped that could mean anything
 * (CommonMark §2.4, §4.5).
 *
 * @module
 */
import type { ArchiveLine, ConversationLine, MessageLine } from "./line.ts";

/** ASCII punctuation; all of it may be escaped, and nothing else means anything. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const LINES = /[\r\n\u0085\u2028\u2029]+/g;

/** The parts of the document. */
export async function* markdownOf(lines: AsyncIterable<ArchiveLine>): AsyncGenerator<string> {
  let seqs = new Map<string, number>();
  for await (const line of lines) {
    switch (line.type) {
      case "smalltalk":
        yield "# Conversations\n";
        break;
      case "conversation":
        seqs = new Map();
        yield `\n${headingOf(line)}`;
        break;
      case "message":
        seqs.set(line.id, line.seq);
        yield `\n${messageText(line, seqs)}`;
        break;
      case "end":
        yield `\n---\n\nConversations: ${line.conversations}, messages: ${line.messages}.\n`;
        break;
    }
  }
}

function headingOf({ room, whisper, page: { title, url } }: ConversationLine): string {
  const name = title === "" ? escaped(room) : escaped(title);
  const heading = whisper === undefined ? name : `${name}, whisper of ${escaped(whisper)}`;
  const place = [room, ...url === "" ? [] : [url]].map(escaped).join(", ");
  return `## ${heading}\n\n${place}\n`;
}

function messageText(message: MessageLine, seqs: ReadonlyMap<string, number>): string {
  const { seq, from: { kind, name }, at, editedAt, deleted, question, sentence, text } = message;
  const refersTo = (word: string, id: string | undefined) => {
    const found = id === undefined ? undefined : seqs.get(id);
    return found === undefined ? [] : [`${word} ${found}`];
  };
  const notes = [
    ...refersTo("answers", message.answers),
    ...refersTo("quotes", message.quote),
    ...question === undefined ? [] : [`${question.state} question`],
    ...editedAt === undefined ? [] : ["edited"],
    ...message.whispered ? ["whispered first"] : [],
  ];
  const who = name === "" ? kind : `${escaped(name)} (${kind})`;
  const head = [`**${seq}. ${who}**, ${timeOf(at)}`, ...notes].join(", ");
  if (deleted) return `${head}, deleted\n`;
  const cited = sentence === undefined ? "" : `\nOn this sentence:\n\n${fenced(sentence.text)}`;
  return `${head}\n${cited}\n${fenced(text)}`;
}

/** A text as it is, between fences it cannot end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.replace(LINES, "\n")}\n${fence}\n`;
}

function escaped(text: string): string {
  return text.replace(LINES, " ").trim().replace(PUNCTUATION, "\\$&");
}

/** Minutes are enough for people; 8,640,000,000,000,000 is the last moment a date can hold. */
function timeOf(at: number): string {
  const date = new Date(Math.min(at, 8.64e15));
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
