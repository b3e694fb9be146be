/**
 * The panel around a conversation, and the launcher, in the states they can be in.
 *
 * @module
 */
import type { Page } from "playwright-core";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { SEARCH_RESULTS } from "../../../shared/chat/own_destination.ts";
import { questionsOf, searchOf } from "../../../shared/chat/room_destination.ts";
import { ASKING, openFollow } from "./followed.ts";
import type { WidgetStates } from "./look.ts";
import { AUTHOR, messages, online, READER, TALK } from "./state.ts";

const ROOM = roomId("/posts/margin");
const SAID = messages(TALK);
const talking = online({ messages: SAID });
const first = SAID[0] as ChatMessage;
const answer = SAID[1] as ChatMessage;
const open = SAID[4] as ChatMessage;

const HITS = [{ message: first, marks: [{ start: 9, end: 14 }] }];
/** The same, with a question that is open and one that is answered. */
const WITH_QUESTIONS = SAID.map((message): ChatMessage =>
  message === first
    ? { ...message, question: { state: "answered", answer: answer.id } }
    : message === open
    ? { ...message, question: { state: "open" } }
    : message
);
const ASKED = {
  ...{ room: ROOM, epoch: "epoch", rev: 9, questions: { open: 1, answered: 1 } },
  open: WITH_QUESTIONS.filter(({ question }) => question?.state === "open"),
  answered: WITH_QUESTIONS.filter(({ question }) => question?.state === "answered"),
};

/** Something said in public, and something said in private. */
export const TWO_VOICES = {
  state: online({ messages: messages([[READER, "In public", 2]]) }),
  whisper: online({ messages: messages([[AUTHOR, "In private", 1]]) }),
} as const;

/** Shows a panel with both voices. */
export async function showVoices(page: Page): Promise<void> {
  await page.evaluate((show) => stage.show(show), TWO_VOICES);
}

/** By name. */
export const PANEL: WidgetStates = {
  "told of an answer": {
    essential: true,
    state: ASKING,
    act: (page) => openFollow(page),
  },
  "menu of the panel": {
    state: talking,
    act: async (page) => {
      await page.getByRole("button", { name: "More", exact: true }).press("Enter");
      await page.getByRole("menu").waitFor();
    },
  },
  "unread with the other voice": {
    ...TWO_VOICES,
    act: (page) =>
      page.evaluate(() => {
        stage.conversation.become({ unread: { room: 0, whisper: 2 } });
        return stage.turn();
      }),
  },
  "search with results": {
    state: talking,
    act: async (page) => {
      await page.evaluate(
        ([search, results, found]) => {
          stage.talk.link.replies[search] = [results, found];
          return stage.parts.openSearch();
        },
        [searchOf(ROOM), SEARCH_RESULTS, { asked: { q: "colon" }, hits: HITS }] as const,
      );
      await page.keyboard.type("colon");
      await page.evaluate(() => stage.clock.advance(400));
      await page.locator(".search .card").first().waitFor();
    },
  },
  "questions, open and answered": {
    state: online({ messages: WITH_QUESTIONS }),
    act: async (page) => {
      await page.evaluate(([destination, list]) => {
        stage.talk.link.answers[destination] = list;
        return stage.parts.openQuestions();
      }, [questionsOf(ROOM), ASKED] as const);
      await page.getByRole("region").locator(".card").first().waitFor();
    },
  },
};
