/**
 * What authors see of a reader: what the reader gave and wrote on this server, and authors' notes. A
 * reader is of one site, so all of it is of that site.
 *
 * @module
 */
import type { ReaderConversation, ReaderDesk } from "../../../shared/chat/reader_desk.ts";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { refOf } from "../../../shared/chat/id.ts";
import { excerptOf } from "../../../shared/chat/message.ts";
import { MAX_READER_CONVERSATIONS } from "../../../shared/limit.ts";
import type { Store } from "../../storage/store.ts";
import { weightOf, withinWeight } from "../conversation/page_weight.ts";
import type { Readers } from "../reader/readers.ts";

/** So many of a reader's messages are looked at. */
const MAX_MESSAGES = 200;
/** So many notes about a reader are shown. */
const MAX_NOTES = 50;

/** What {@linkcode readerDesk} looks in. */
export interface ReaderDeskOptions {
  readonly store: Pick<Store, "traces" | "notes">;
  readonly readers: Pick<Readers, "info">;
}

/** What there is of a reader. Of one who gave and wrote nothing there is their id alone. */
export async function readerDesk(
  { store, readers }: ReaderDeskOptions,
  id: string,
): Promise<ReaderDesk> {
  const [reader, recent, notes] = await Promise.all([
    readers.info(id),
    store.traces.recent({ reader: id, limit: MAX_MESSAGES }),
    store.notes.about({ reader: id, limit: MAX_NOTES }),
  ]);
  return {
    reader,
    trusted: recent.some(({ whisper }) => whisper === undefined),
    conversations: conversationsOf(recent),
    notes: withinWeight(notes, weightOf),
  };
}

/** @param messages the newest first */
function conversationsOf(messages: readonly ChatMessage[]): readonly ReaderConversation[] {
  const byPlace = Map.groupBy(messages, ({ room, whisper }) => JSON.stringify([room, whisper]));
  return [...byPlace.values()].slice(0, MAX_READER_CONVERSATIONS).flatMap((written) => {
    const [newest] = written;
    if (newest === undefined) return [];
    const { text, at } = newest;
    return [{ ...refOf(newest), messages: written.length, text: excerptOf(text), at }];
  });
}
