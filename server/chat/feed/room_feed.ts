/**
 * What a room's feed has: the questions that authors have answered, with their answers. Whispers have
 * no feed: its address would have to open what is private to whoever comes by it, and feed readers
 * hand addresses on to the services behind them.
 *
 * @module
 */
import { segmentOf } from "../../../shared/chat/destination.ts";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import { excerptOf } from "../../../shared/chat/message.ts";
import type { Store } from "../../storage/store.ts";
import { plainMessage } from "../conversation/plain_message.ts";
import { siteOf, type Sites } from "../site/sites.ts";
import type { Entry, Feed } from "./atom.ts";

/** Entries of a feed, the newest. */
const MAX_ENTRIES = 50;
/** A year in which whoever runs the server had its name; it says nothing else (RFC 4151). */
const TAG_YEAR = "2026";

/** What {@linkcode roomFeed} needs. */
export interface RoomFeedParts {
  readonly store: Pick<Store, "questions" | "message" | "archive">;
  readonly sites: Pick<Sites, "get" | "settingsOf">;
  /** As in `PUBLIC_URL`. */
  readonly publicUrl: string;
}

/** Where the feed of a room is. */
export function feedPathOf(room: RoomId): string {
  return `/feeds/${segmentOf(room)}.atom`;
}

/**
 * The feed of a room, or `undefined` where readers read nothing, and where nobody said anything.
 *
 * @throws {StoreError}
 */
export async function roomFeed(
  room: RoomId,
  { store, sites, publicUrl }: RoomFeedParts,
): Promise<Feed | undefined> {
  if (sites.settingsOf(room).moderation.mode === "closed") return undefined;
  const [found, asked] = await Promise.all([
    store.archive.part({ room, after: Number.MAX_SAFE_INTEGER, limit: 1 }),
    store.questions({ room, limit: MAX_ENTRIES }),
  ]);
  if (found === undefined) return undefined;
  const { title, url } = found.conversation.page;
  const page = url === "" ? undefined : url;
  const answers = await Promise.all(
    asked.answered.map(({ question }) =>
      question?.answer === undefined ? undefined : store.message({ room }, question.answer)
    ),
  );
  const tag = `tag:${new URL(publicUrl).hostname},${TAG_YEAR}:${segmentOf(room)}`;
  const entries = asked.answered.flatMap((question, n): readonly Entry[] => {
    const answer = answers[n];
    if (answer === undefined || answer.deleted) return [];
    return [entryOf({ question, answer, id: `${tag}/${question.id}`, page })];
  }).sort((a, b) => b.updated - a.updated);
  const { language } = sites.get(siteOf(room));
  return {
    id: tag,
    title: title === "" ? parseRoomId(room)?.path ?? room : title,
    updated: entries[0]?.updated ?? 0,
    self: publicUrl + feedPathOf(room),
    entries,
    ...page !== undefined && { page },
    ...language !== "" && { language },
  };
}

function entryOf({ question, answer, id, page }: {
  readonly question: ChatMessage;
  readonly answer: ChatMessage;
  readonly id: string;
  readonly page: string | undefined;
}): Entry {
  const asked = plainMessage(question.text);
  return {
    id,
    title: excerptOf(asked.replace(/\s+/g, " ")),
    author: answer.from.name,
    published: answer.at,
    updated: Math.max(answer.at, answer.editedAt ?? 0, question.editedAt ?? 0),
    text: `${quoted(asked)}\n\n${plainMessage(answer.text)}`,
    ...page !== undefined && { page },
  };
}

function quoted(text: string): string {
  return text.replace(/^/gm, "> ");
}
