/**
 * Messages as rows, and rows as messages.
 *
 * @module
 */
import type { Question, Sender } from "../../../../shared/chat/event.ts";
import type { KeptMessage } from "../../kept_message.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** A row of the table `message`, without its keys. */
export type MessageRow = {
  seq: number;
  rev: number;
  id: string;
  sender_kind: Sender["kind"];
  sender_id: string;
  sender_name: string;
  sender_verified: number;
  sender_avatar: string | null;
  text: string;
  at: number;
  first_text: string | null;
  edited_at: number | null;
  deleted: number;
  quote: string | null;
  sentence_text: string | null;
  sentence_fragment: string | null;
  question: Question["state"] | null;
  answer: string | null;
  answers: string | null;
  consent: number;
  published: string | null;
  whispered: number;
};

/** The columns of a message in the order of {@linkcode valuesOf}. */
export const MESSAGE_COLUMNS = [
  "seq",
  "rev",
  "id",
  "sender_kind",
  "sender_id",
  "sender_name",
  "sender_verified",
  "sender_avatar",
  "text",
  "at",
  "first_text",
  "edited_at",
  "deleted",
  "quote",
  "sentence_text",
  "sentence_fragment",
  "question",
  "answer",
  "answers",
  "consent",
  "published",
  "whispered",
] as const satisfies readonly (keyof MessageRow)[];

/** What a message's columns hold. */
export function valuesOf(message: KeptMessage): (string | number | null)[] {
  const { from, sentence, question } = message;
  return [
    message.seq,
    message.rev,
    toColumn(message.id),
    from.kind,
    toColumn(from.id),
    toColumn(from.name),
    Number(from.verified === true),
    orNull(from.avatar),
    toColumn(message.text),
    message.at,
    message.firstText ?? null,
    message.editedAt ?? null,
    Number(message.deleted === true),
    orNull(message.quote),
    orNull(sentence?.text),
    orNull(sentence?.fragment),
    question?.state ?? null,
    orNull(question?.answer),
    orNull(message.answers),
    Number(message.consent === true),
    orNull(message.published),
    Number(message.whispered === true),
  ];
}

/** The message a row holds. */
export function messageOf(row: MessageRow): KeptMessage {
  const { sentence_text: sentence, sentence_fragment: fragment } = row;
  return {
    id: fromColumn(row.id),
    seq: row.seq,
    rev: row.rev,
    from: {
      kind: row.sender_kind,
      id: fromColumn(row.sender_id),
      name: fromColumn(row.sender_name),
      ...row.sender_verified === 1 && { verified: true },
      ...row.sender_avatar !== null && { avatar: fromColumn(row.sender_avatar) },
    },
    text: fromColumn(row.text),
    at: row.at,
    ...row.first_text !== null && { firstText: row.first_text },
    ...row.edited_at !== null && { editedAt: row.edited_at },
    ...row.deleted === 1 && { deleted: true },
    ...row.quote !== null && { quote: fromColumn(row.quote) },
    ...sentence !== null &&
      { sentence: { text: fromColumn(sentence), fragment: fromColumn(fragment ?? "") } },
    ...row.question !== null && { question: questionOf(row.question, row.answer) },
    ...row.answers !== null && { answers: fromColumn(row.answers) },
    ...row.consent === 1 && { consent: true },
    ...row.published !== null && { published: fromColumn(row.published) },
    ...row.whispered === 1 && { whispered: true },
  };
}

function questionOf(state: Question["state"], answer: string | null): Question {
  return answer === null ? { state } : { state, answer: fromColumn(answer) };
}

function orNull(text: string | undefined): string | null {
  return text === undefined ? null : toColumn(text);
}
