/**
 * A notice as a mail.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Mail } from "../../mailer.ts";
import { answeredItem, type Notice } from "../notice.ts";
import { ANSWER_MARK, answerHint, paragraphsOf, subjectOf, type TextForm } from "../notice_text.ts";
import { noticeWords } from "../notice_words.ts";

const FORM: TextForm = { textLength: 2_000, quote: "> " };
const THREAD_LENGTH = 32;

/** Where a mail goes, and what leads back. */
export interface MailWay {
  readonly to: string;
  /** Where answers go; `undefined` where none are taken. */
  readonly replyTo: string | undefined;
  /** Where the author says how they are told. */
  readonly settingsUrl: string;
}

/** A notice as a mail; those about one conversation are of one thread. */
export function noticeMail(notice: Notice, { to, replyTo, settingsUrl }: MailWay): Mail {
  const words = noticeWords(notice.language);
  const hint = replyTo === undefined ? undefined : answerHint(notice);
  const item = answeredItem(notice);
  const text = [
    ...hint === undefined ? [] : [
      `${ANSWER_MARK} ${words.answerAbove} ${ANSWER_MARK}\n${hint}\n${words.noteHint}`,
    ],
    ...paragraphsOf(notice, FORM),
    `${words.open}: ${notice.url}`,
    `--\n${words.settings}: ${settingsUrl}`,
  ].join("\n\n");
  return {
    to,
    subject: subjectOf(notice),
    text,
    id: `notice.${notice.id}`,
    ...item !== undefined && { thread: threadOf(item) },
    ...hint !== undefined && replyTo !== undefined && { replyTo },
  };
}

/** A name that tells nobody which page or reader it is about. */
function threadOf({ room, whisper }: { readonly room: string; readonly whisper?: string }): string {
  return createHash("sha256").update(JSON.stringify([room, whisper])).digest("base64url")
    .slice(0, THREAD_LENGTH);
}
