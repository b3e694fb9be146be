/**
 * Answers from a notification. Each is kept on the device from the moment it was written until the
 * server has taken it, so that a tunnel or a closed browser loses nothing; it has an id, so that the
 * server says it once however often it is sent.
 *
 * @module
 */
import type { MessageNotice } from "../../../shared/chat/push.ts";
import { type NoticeView, outcomeView } from "./notice_view.ts";
import type { WorkerWords } from "./words.ts";

/** For this long the server surely knows an id, so sending again is harmless. */
export const KEPT_ANSWER_MS = 24 * 60 * 60_000;

/** An answer, as it is kept. */
export interface KeptAnswer {
  readonly id: string;
  readonly text: string;
  /** What it answers. */
  readonly notice: MessageNotice;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

/** Keeps answers on the device. */
export interface KeptAnswers {
  put(answer: KeptAnswer): Promise<void>;
  /** The oldest first. */
  all(): Promise<readonly KeptAnswer[]>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** What became of an answer that was sent. */
export type Posted = "sent" | "later" | "signed-out" | "refused";

/** What {@linkcode Answering} is made with. */
export interface AnsweringOptions {
  readonly kept: KeptAnswers;
  readonly post: (answer: KeptAnswer) => Promise<Posted>;
  readonly show: (view: NoticeView) => Promise<void>;
  /** Asks the browser to say when to try again, where it can. */
  readonly retryLater: () => Promise<void>;
  readonly words: WorkerWords;
  readonly now: () => number;
  readonly newId: () => string;
}

/** See the head of this file. */
export class Answering {
  readonly #options: AnsweringOptions;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  /** Answers what a notification told, with what was written on it. */
  async answer(notice: MessageNotice, text: string): Promise<void> {
    const { kept, now, newId } = this.#options;
    const answer: KeptAnswer = { id: newId(), text, notice, at: now() };
    // A device that keeps nothing may still send it.
    const isKept = await kept.put(answer).then(() => true, () => false);
    await this.#inTurn(async () => {
      // It may have been sent with those before it.
      const isSent = isKept && !(await kept.all()).some(({ id }) => id === answer.id);
      if (!isSent) await this.#send(answer, { again: false });
    });
  }

  /** Sends again what was not sent yet. */
  retry(): Promise<void> {
    return this.#inTurn(async () => {
      for (const answer of await this.#options.kept.all()) {
        await this.#send(answer, { again: true });
      }
    });
  }

  /** Forgets what was not sent: whoever wrote it has signed out. */
  forget(): Promise<void> {
    return this.#inTurn(() => this.#options.kept.clear());
  }

  async #send(answer: KeptAnswer, { again }: { readonly again: boolean }): Promise<void> {
    const { kept, post, show, retryLater, words, now } = this.#options;
    const tell = (title: string, body?: string) =>
      show(outcomeView(
        { title, text: answer.text, ...body !== undefined && { body } },
        answer.notice,
        words,
      ));
    if (now() - answer.at > KEPT_ANSWER_MS) {
      await kept.remove(answer.id);
      return await tell(words.tooOld, words.tooOldWhy);
    }
    const posted = await post(answer);
    if (posted === "sent" || posted === "refused") await kept.remove(answer.id).catch(() => {});
    switch (posted) {
      case "sent":
        return await tell(sentWords(answer.notice, words));
      case "refused":
        return await tell(words.refused, words.refusedWhy);
      case "later":
        await retryLater();
        // It was said already.
        return again ? undefined : await tell(words.notYet, words.notYetWhy);
      case "signed-out":
        return again ? undefined : await tell(words.signedOut, words.signedOutWhy);
    }
  }

  /** One after another: an answer that is being sent is not sent again meanwhile. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => {});
    return done;
  }
}

function sentWords({ whisper, from, title }: MessageNotice, words: WorkerWords): string {
  return whisper === undefined ? words.published(title) : words.sentPrivately(from);
}
