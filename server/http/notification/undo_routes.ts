/**
 * Where an author takes back an answer they gave without the console. The link in the confirmation shows
 * a page with one button, since programs that look at links press none.
 *
 * @module
 */
import { Hono } from "hono";
import { Refused } from "../../../shared/refusal.ts";
import { isAnswerToken, type RemoteAnswers } from "../../chat/notification/answering.ts";
import { answerMailPage } from "../response/mail_page.ts";

/** What the routes are made with. */
export interface UndoRoutesOptions {
  readonly answers: Pick<RemoteAnswers, "canUndo" | "undo">;
}

const EN = {
  language: "en",
  title: "Delete the answer",
  ask: "Your answer will be gone for everyone who can see it now. The question stays.",
  button: "Delete the answer",
  done: "The answer is deleted.",
  over:
    "This link counts no longer: it is good for 15 minutes, and once. In the console you can still delete the answer.",
};
const KO: typeof EN = {
  language: "ko",
  title: "답 지우기",
  ask: "지금 답을 볼 수 있는 모두에게서 사라져요. 질문은 그대로 남아요.",
  button: "답 지우기",
  done: "답을 지웠어요.",
  over:
    "이 링크는 더 이상 쓸 수 없어요. 15분 동안 한 번만 쓸 수 있어요. 콘솔에서는 아직 답을 지울 수 있어요.",
};

/**
 * For whoever has the link, without signing in:
 *
 * - `GET /undo/{token}`: a page with a button; it changes nothing.
 * - `POST /undo/{token}`: deletes the answer, once.
 */
export function createUndoRoutes({ answers }: UndoRoutesOptions): Hono {
  return new Hono()
    .get("/undo/:token", async (c) => {
      const words = wordsFor(c.req.header("accept-language"));
      const token = c.req.param("token");
      const counts = isAnswerToken(token) && await answers.canUndo(token);
      return page(counts ? 200 : 404, words, counts ? words.ask : words.over, counts);
    })
    .post("/undo/:token", async (c) => {
      const words = wordsFor(c.req.header("accept-language"));
      const token = c.req.param("token");
      try {
        if (!isAnswerToken(token)) return page(404, words, words.over, false);
        await answers.undo(token);
        return page(200, words, words.done, false);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return page(404, words, words.over, false);
      }
    });
}

function page(status: 200 | 404, words: typeof EN, text: string, hasButton: boolean): Response {
  const { language, title, button } = words;
  return answerMailPage({ language, title, text, ...hasButton && { button } }, status);
}

function wordsFor(accepted = ""): typeof EN {
  return /^\s*ko\b/i.test(accepted) ? KO : EN;
}
