/**
 * What readers do beside writing: whispers, questions, quotes, reactions, changes; and where they may
 * not write as they like. To be looked at.
 *
 * @module
 */
import { ME } from "../../../shared/chat/destination.ts";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { RoomTerms } from "../../../shared/chat/moderation.ts";
import type { ConversationState } from "../../../widget/state/model.ts";
import type { WidgetState, WidgetStates } from "./look.ts";
import {
  AUTHOR,
  messages,
  MINUTE_MS,
  NOW,
  online,
  OTHER,
  pending,
  READER,
  TALK,
  YOU,
} from "./state.ts";

const SAID = messages(TALK);
const talking = online({ messages: SAID });
const SENTENCE = { text: "A header is a name, a colon and a value.", fragment: "text=A%20header" };

/** Messages of the conversation with something more to them, by their place in it. */
function having(parts: Readonly<Record<number, Partial<ChatMessage>>>): Partial<ConversationState> {
  return online({ messages: SAID.map((message, at) => ({ ...message, ...parts[at] })) });
}

/** A room that holds what is given; nobody has spoken yet. */
const bound = (terms: Partial<RoomTerms>, part: Partial<ConversationState> = {}): WidgetState => ({
  state: {
    ...talking,
    terms: { mode: "open", holdFirst: false, slowModeSeconds: 0, ...terms },
    ...part,
  },
});

const quoteOf = ({ id, from, text }: ChatMessage) => ({ id, from, text });
const first = SAID[0] as ChatMessage;
const answer = SAID[1] as ChatMessage;
const own = SAID[4] as ChatMessage;

/** By name. */
export const VOICES: WidgetStates = {
  "whisper, empty": {
    essential: true,
    state: talking,
    whisper: online(),
    act: (page) => page.getByRole("tab").nth(1).click(),
  },
  "whisper": {
    state: talking,
    whisper: online({
      messages: messages([
        [YOU, "May I quote this in a talk?", 30],
        [AUTHOR, "Of course. Send me the slides.", 12],
      ]),
      seenByOther: 2,
    }),
    act: (page) => page.getByRole("tab").nth(1).click(),
  },
  "question and answer": {
    essential: true,
    state: having({
      0: { question: { state: "answered", answer: answer.id } },
      1: { answers: first.id },
      3: { question: { state: "open" } },
    }),
  },
  "quote and sentence": {
    state: having({ 3: { quote: quoteOf(answer) }, 4: { sentence: SENTENCE } }),
  },
  "quote of a message that is gone": {
    state: having({ 3: { quote: { ...quoteOf(answer), text: "", deleted: true } } }),
  },
  "reactions": {
    state: having({
      5: {
        reactions: [
          { emoji: "👍", count: 3, by: [READER.id, OTHER.id, YOU.id] },
          { emoji: "❤️", count: 1, by: [READER.id] },
          { emoji: "🎉", count: 21, by: [OTHER.id] },
        ],
      },
    }),
  },
  "edited and deleted": {
    state: having({
      3: { text: "", deleted: true },
      4: { editedAt: NOW - MINUTE_MS },
    }),
  },
  "Markdown and code": {
    state: online({
      messages: messages([
        [READER, "Is `\\\\c` a **colon**? See https://stomp.github.io/spec.html", 30],
        [
          AUTHOR,
          'Yes:\n\n```ts\nconst colon = header.replaceAll("\\\\c", ":");\n```\n\n> and so on\n\n- one\n- two',
          3,
        ],
      ]),
    }),
  },
  "asking": {
    state: talking,
    act: (page) => page.getByRole("textbox").fill("Why is that so?"),
  },
  "came since": { state: { ...talking, seen: 4 } },
  "seen and held": {
    state: {
      ...talking,
      held: [{
        id: "held-held-held-1",
        room: first.room,
        from: YOU,
        text: "My first one",
        at: NOW,
      }],
    },
  },
  "read only": { ...bound({ mode: "read-only" }), essential: true },
  "room that is closed": bound({ mode: "closed" }),
  "slow mode": bound({ slowModeSeconds: 120 }),
  "first message is held": bound({ holdFirst: true }, { messages: SAID.slice(0, 4) }),
  "muted": bound({}, {
    pending: [pending({ id: "one", phase: "failed", failure: { code: "muted", message: "" } })],
  }),
  "change refused": {
    state: {
      ...talking,
      refused: [{
        id: own.id,
        change: { kind: "edit", text: "Is a newline allowed?" },
        failure: { code: "internal", message: "" },
      }],
    },
    act: (page) => page.getByRole("button", { name: "All right" }).waitFor(),
  },
  "editing one's own": {
    state: online({ messages: SAID, you: YOU }),
    act: async (page) => {
      await page.getByRole("textbox").press("ArrowUp");
      await page.getByText("Editing your message").waitFor();
    },
  },
  "somebody is there": {
    state: {
      ...talking,
      presence: { room: first.room, readers: 3, author: { state: "here" } },
      typing: [{ kind: "author", name: "the author" }],
    },
  },
  "search": {
    state: talking,
    act: (page) => page.evaluate(() => stage.parts.openSearch()),
  },
  "questions": {
    state: having({ 0: { question: { state: "open" } } }),
    act: (page) => page.evaluate(() => stage.parts.openQuestions()),
  },
  "settings": {
    essential: true,
    state: talking,
    act: (page) =>
      page.evaluate((me) => {
        stage.talk.link.answers[me] = { id: "reader-you", name: "Mina" };
        return stage.parts.openSettings();
      }, ME),
  },
  "menu": {
    essential: true,
    state: talking,
    act: async (page) => {
      await page.locator("li .more").last().evaluate((more: HTMLElement) => more.click());
      await page.getByRole("menu").waitFor();
    },
  },
  "emoji": {
    state: talking,
    act: async (page) => {
      await page.locator("li .more").last().evaluate((more: HTMLElement) => more.click());
      await page.getByRole("menuitem", { name: "More emoji" }).press("Enter");
      await page.getByRole("grid").first().waitFor();
    },
  },
  "German": {
    essential: true,
    page: { lang: "de", title: "Kopfzeilen in einem Durchgang entschlüsseln" },
    state: { ...talking, link: { kind: "waiting", retryAt: NOW + 7_000 } },
  },
  "Arabic": {
    page: { lang: "ar", dir: "rtl", title: "هامش المقال" },
    state: having({ 3: { quote: quoteOf(answer) }, 4: { question: { state: "open" } } }),
  },
  "Hebrew, whisper": {
    page: { lang: "he", dir: "rtl", title: "שולי הפוסט" },
    state: talking,
    whisper: online(),
    act: (page) => page.getByRole("tab").nth(1).click(),
  },
  "Japanese": { page: { lang: "ja", title: "余白" }, state: online() },
};
