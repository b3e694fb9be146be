/**
 * Mails to readers, as text.
 *
 * @module
 */
import type { Mail } from "../mailer.ts";
import { mailWordsOf } from "./words.ts";

/** How much of a title stands in a mail, in UTF-16 units. */
const MAX_TITLE = 120;

/** What every mail is made of. */
interface MailParts {
  readonly to: string;
  readonly id: string;
  readonly language: string;
  /** What the site is called, by whoever runs it. */
  readonly blog: string;
}

/**
 * The mail that asks whether somebody wants to be told. It goes to an address anybody may have typed,
 * so nothing in it was written by a reader: nobody can send others what they like.
 */
export function confirmMail(
  { to, id, language, blog, confirmUrl }: MailParts & { readonly confirmUrl: string },
): Mail {
  const words = mailWordsOf(language);
  return {
    to,
    id,
    subject: words.confirmSubject(blog),
    text: paragraphs(words.confirmText(blog), confirmUrl, words.confirmNot),
  };
}

/** What was asked and answered. */
export interface AnsweredQuestion {
  /** The title of the page, or what stands for it. */
  readonly post: string;
  readonly pageUrl: string;
  readonly isPrivate: boolean;
  /** Left out: the text stays out of the mail. */
  readonly text?: { readonly question: string; readonly answer: string };
  readonly author: string;
  /** Whether further answers are told. */
  readonly more: boolean;
  /** Where a reader ends it. */
  readonly stopUrl: string;
}

/** The mail with an answer. Mail programs show a button for its `List-Unsubscribe` (RFC 8058). */
export function answerMail(
  { to, id, language, blog, post: title, pageUrl, isPrivate, text, author, more, stopUrl }:
    & MailParts
    & AnsweredQuestion,
): Mail {
  const words = mailWordsOf(language);
  const post = title === "" ? cut(blog) : unlinked(cut(title));
  return {
    to,
    id,
    subject: words.answerSubject(post),
    text: paragraphs(
      isPrivate ? words.privateText(post) : words.answerText(post),
      ...text === undefined ? [words.leftOut] : [
        ...text.question === "" ? [] : [`${words.asked}\n${quoted(text.question)}`],
        `${words.answered(author)}\n${quoted(text.answer)}`,
      ],
      ...pageUrl === "" ? [] : [`${words.read}\n${pageUrl}`],
      more ? `${words.stopHere}\n${stopUrl}` : words.last,
    ),
    headers: {
      "List-Unsubscribe": `<${stopUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

function paragraphs(...parts: readonly string[]): string {
  return parts.join("\n\n") + "\n";
}

function quoted(text: string): string {
  return text.replace(/^/gm, "> ");
}

function cut(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  if (line.length <= MAX_TITLE) return line;
  return line.slice(0, MAX_TITLE - 1).replace(/[\ud800-\udbff]$/, "").trimEnd() + "…";
}

/** What a page is called says any reader's browser: no program shall make a link of a part of it. */
function unlinked(title: string): string {
  return title.replace(/:\/\/|(?<=[\p{L}\p{N}])[.@](?=[\p{L}\p{N}])/gu, "$&\u2060");
}
