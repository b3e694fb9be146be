/**
 * How a push message is shown as a notification: who, where, what, and what can be done. Whether an
 * answer will be public or private is said on the button and in the field.
 *
 * @module
 */
import type { MessageNotice, PushNotice } from "../../../shared/chat/push.ts";
import { tagOf } from "./page_words.ts";
import type { NoticeAction, NoticeOptions } from "./worker_scope.ts";
import type { WorkerWords } from "./words.ts";

/** The action that answers. */
export const ANSWER = "answer";
/** The action that opens the conversation, as the notification itself does. */
export const OPEN = "open";
const ICON = "/icons/console-192.png";
const BADGE = "/icons/badge-96.png";

/** A notification that can be shown. */
export interface NoticeView {
  readonly title: string;
  readonly options: NoticeOptions;
}

/** What is shown of a message from the server. */
export function viewOf(notice: PushNotice, words: WorkerWords): NoticeView {
  switch (notice.kind) {
    case "test":
      return view(words.test, words, { tag: "test", body: words.testBody });
    case "digest":
      return view(words.digest(notice.count), words, { tag: "digest", renotify: true });
    case "message":
      return view(titleOf(notice, words), words, {
        tag: tagOf(notice),
        body: notice.text ?? words.noText,
        renotify: true,
        actions: actionsOf(notice, words),
        data: notice,
      });
  }
}

/** What is shown where a message cannot be read: something has to be. */
export function plainView(words: WorkerWords): NoticeView {
  return view(words.digest(1), words, { tag: "digest" });
}

/**
 * Tells what became of an answer, in the place of the notification it was written on.
 *
 * @param body what it says; the answer itself stands below
 */
export function outcomeView(
  { title, body, text }: { readonly title: string; readonly body?: string; readonly text: string },
  notice: MessageNotice,
  words: WorkerWords,
): NoticeView {
  return view(title, words, {
    tag: tagOf(notice),
    body: body === undefined ? text : `${body}\n${text}`,
    silent: true,
    data: notice,
  });
}

function titleOf(notice: MessageNotice, words: WorkerWords): string {
  const { held, whisper, question, from, title } = notice;
  if (held) return words.waits(from, title);
  if (whisper !== undefined) return words.whispers(from, title);
  return question ? words.asks(from, title) : words.writes(from, title);
}

function actionsOf(notice: MessageNotice, words: WorkerWords): readonly NoticeAction[] {
  const open: NoticeAction = { action: OPEN, title: words.open };
  // What waits for an author has to be let through first.
  if (notice.held) return [open];
  const isPrivate = notice.whisper !== undefined;
  return [{
    action: ANSWER,
    type: "text",
    title: isPrivate ? words.answerPrivately : words.answerPublicly,
    placeholder: isPrivate ? words.onlySees(notice.from) : words.everyoneSees,
  }, open];
}

function view(title: string, { lang }: WorkerWords, options: NoticeOptions): NoticeView {
  return { title, options: { icon: ICON, badge: BADGE, lang, ...options } };
}
