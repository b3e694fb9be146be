/**
 * A conversation as an author has it, on the console's stage, with what the server would answer.
 *
 * @module
 */
import type { Page } from "playwright-core";
import type { AuthorInfo } from "../../../shared/chat/author.ts";
import type { DeskPage } from "../../../shared/chat/desk.ts";
import { DESK, deskOf, readerDeskOf } from "../../../shared/chat/desk_destination.ts";
import { MODERATION_LIST } from "../../../shared/chat/destination.ts";
import { roomId } from "../../../shared/chat/id.ts";
import type { ModerationList } from "../../../shared/chat/moderation.ts";
import type { ReaderDesk } from "../../../shared/chat/reader_desk.ts";
import type { ConversationState } from "../../../widget/state/model.ts";
import { answering, type Answers, type Call, room, SIGNED_IN } from "./desk.ts";
import { DESK_URL, type Open, type StageOptions } from "./stage.ts";
import { AUTHOR, messages, NOW, online, READER, TALK } from "./state.ts";

/** The room that is open, and another author. */
export const PLACE = { room: roomId("/posts/margin") };
export const KIM = { kind: "author", id: "kim", name: "Kim" } as const;
export const WIDE = { width: 1320, height: 860 };

/** What a test may settle. */
export interface Handled {
  readonly state?: Partial<ConversationState>;
  readonly role?: AuthorInfo["role"];
  readonly page?: Partial<DeskPage>;
  readonly reader?: Partial<ReaderDesk>;
  readonly moderation?: Partial<ModerationList>;
  readonly answers?: Answers;
  readonly options?: StageOptions;
  /** The title of the post. */
  readonly title?: string;
}

/** The messages of the room: an answered question, an open one about a sentence, and more. */
export const ASKED = messages(TALK).map((message, at) =>
  at === 0 ? { ...message, question: { state: "answered" as const } } : at === 4
    ? {
      ...message,
      from: READER,
      question: { state: "open" as const },
      sentence: { text: "A header is a name.", fragment: "text=A%20header" },
    }
    : message
);

/** Opens the console at the room. Fulfilled once what stands around the conversation is there. */
export async function openHandling(
  open: Open,
  {
    state,
    role = "owner",
    page: settled,
    reader,
    moderation,
    answers,
    options,
    title = "The margin",
  }: Handled = {},
): Promise<{ readonly page: Page; readonly calls: readonly Call[] }> {
  const authors = [{ ...AUTHOR, role, owner: true }, { ...KIM, role: "author" }];
  const api = answering({
    ...SIGNED_IN,
    "GET /api/session": [200, { author: AUTHOR, role, expiresAt: NOW + 86_400_000 }],
    "GET /api/authors": [200, { authors }],
    ...answers,
  });
  const page = await open({
    viewport: WIDE,
    ...api.options,
    ...options,
    url: `${DESK_URL}#inbox/${encodeURIComponent(PLACE.room)}`,
  });
  const known: ReaderDesk = {
    reader: { id: READER.id, name: "" },
    trusted: true,
    conversations: [],
    notes: [],
    ...reader,
  };
  await page.evaluate(
    ([rows, state, answers]) => {
      Object.assign(desk.answers, answers);
      desk.show();
      const come = () => {
        if (desk.inboxes.length === 0) return void setTimeout(come);
        desk.inbox.conversationState = state;
        for (const { conversation } of desk.inbox.opened) conversation.become(state);
        desk.inbox.change({ link: { kind: "online" }, loaded: true, isComplete: true, rows });
      };
      come();
    },
    [
      [room("/posts/margin", { title, from: READER, text: "Why?", seq: 7 })],
      online({ messages: ASKED, you: AUTHOR, ...state }),
      {
        [deskOf(PLACE)]: { ...PLACE, notes: [], answering: [], ...settled },
        [readerDeskOf(known.reader.id)]: known,
        [MODERATION_LIST]: { measures: [], held: [], ...moderation },
      },
    ] as const,
  );
  await page.locator("small-talk-context h2").waitFor({ state: "attached" });
  return { page, calls: api.calls };
}

/** Tells what happens at the desk. */
export function tellDesk(page: Page, event: unknown): Promise<void> {
  return page.evaluate(
    ([destination, event]) => desk.link.tell(destination, event),
    [
      DESK,
      event,
    ] as const,
  );
}

/** What of the desk, moderation or a publication is sent next, as soon as it is. */
export async function lastSent(page: Page): Promise<unknown> {
  const next = await page.waitForFunction(() => {
    const taken = globalThis as { sentBefore?: number };
    const sent = desk.link.sent.filter(({ destination }) =>
      /\/(?:desk|moderation|publish)(?!.*answering)/.test(destination)
    );
    if (sent.length <= (taken.sentBefore ?? 0)) return undefined;
    taken.sentBefore = sent.length;
    return sent.at(-1);
  });
  return await next.jsonValue();
}

/** What the conversation was asked, besides being opened. */
export function askedOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => desk.inbox.opened.flatMap(({ conversation }) => conversation.asked));
}
