/**
 * Exports conversations, a few messages at a time, while people go on talking.
 *
 * A conversation of up to {@linkcode PART} messages is as it was at one moment. A longer one is read in
 * parts, each as it was at one moment, up to the message that was the newest when it was begun. What is
 * erased meanwhile is not in it.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../shared/chat/id.ts";
import type { Site } from "../../../shared/chat/site.ts";
import type { ArchivedMessage, KeptMessage } from "../../storage/port/archive_store.ts";
import type { Store } from "../../storage/store.ts";
import { siteOf } from "../site/sites.ts";
import type { ArchiveLine, MessageLine } from "./line.ts";
import { ARCHIVE_VERSION } from "./line_schema.ts";

/** Messages read at a time, so that nobody who sends waits for long. */
const PART = 250;

/** What of the store is exported. */
export interface ExportQuery {
  /** All sites if left out. */
  readonly site?: string;
  /** All rooms if left out. */
  readonly room?: RoomId;
  readonly whispers: boolean;
}

/** What the export needs. */
export type ArchiveSource = Pick<Store, "archive" | "sites" | "roomSettings">;

/** The lines of an archive. */
export async function* exportLines(
  store: ArchiveSource,
  query: ExportQuery,
): AsyncGenerator<ArchiveLine> {
  yield { type: "smalltalk", version: ARCHIVE_VERSION };
  yield* settingsLines(store, query);
  let conversations = 0;
  let messages = 0;
  for (const ref of await store.archive.list(query)) {
    let last = Infinity;
    for (let after = 0; after < last;) {
      const part = await store.archive.part({ ...refOf(ref), after, limit: PART });
      if (part === undefined) break;
      if (after === 0) {
        last = part.conversation.lastSeq;
        conversations++;
        yield { type: "conversation", ...part.conversation };
      }
      for (const each of part.messages) {
        if (each.message.seq > last) break;
        messages++;
        yield* messageLines(ref, each);
      }
      after = part.messages.at(-1)?.message.seq ?? last;
    }
  }
  yield { type: "end", conversations, messages };
}

async function* settingsLines(
  store: ArchiveSource,
  { site: wanted, room: onlyRoom }: ExportQuery,
): AsyncGenerator<ArchiveLine> {
  const isWanted = (id: string) =>
    (wanted === undefined || id === wanted) && (onlyRoom === undefined || id === siteOf(onlyRoom));
  for (const site of await store.sites.all()) if (isWanted(site.id)) yield siteLine(site);
  for (const { room, settings } of await store.roomSettings.all()) {
    const isAsked = onlyRoom === undefined || room === onlyRoom;
    if (isAsked && isWanted(siteOf(room))) yield { type: "room", room, settings };
  }
}

/** Its fields in one order, so that the same settings are the same line. */
function siteLine(
  { id, title, origins, language, theme, hours, moderation, retentionDays }: Site,
): ArchiveLine {
  const site = {
    id,
    title,
    origins,
    language,
    theme,
    ...hours && { hours },
    moderation,
    ...retentionDays !== undefined && { retentionDays },
  };
  return { type: "site", site };
}

function* messageLines(
  ref: ConversationRef,
  { message, feelings }: ArchivedMessage,
): Generator<ArchiveLine> {
  yield messageLine(ref, message);
  for (const feeling of feelings) yield { type: "reaction", ...feeling };
}

/** Its fields in one order, whichever a store has them in: the same message is the same line. */
function messageLine(ref: ConversationRef, message: KeptMessage): MessageLine {
  const { id, seq, rev, from, text, at, firstText, editedAt, deleted, ...more } = message;
  const { quote, sentence, question, answers, consent, published, whispered, ...none } = more;
  return {
    type: "message",
    ...refOf(ref),
    id,
    seq,
    rev,
    from: senderInOrder(from),
    text,
    at,
    ...firstText !== undefined && { firstText },
    ...editedAt !== undefined && { editedAt },
    ...deleted && { deleted },
    ...quote !== undefined && { quote },
    ...sentence && { sentence: { text: sentence.text, fragment: sentence.fragment } },
    ...question && {
      question: { state: question.state, ...question.answer && { answer: question.answer } },
    },
    ...answers !== undefined && { answers },
    ...consent && { consent },
    ...published !== undefined && { published },
    ...whispered && { whispered },
    // A field that a message has and is not named above does not pass the check of types.
    ...none satisfies Record<PropertyKey, never>,
  };
}

function senderInOrder({ kind, id, name, verified, avatar, ...none }: Sender): Sender {
  return {
    kind,
    id,
    name,
    ...verified && { verified },
    ...avatar !== undefined && { avatar },
    ...none satisfies Record<PropertyKey, never>,
  };
}
