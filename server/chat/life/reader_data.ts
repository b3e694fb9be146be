/**
 * What a reader may take along: all they wrote, also what still waits for an author, and their whispers
 * with the author's answers.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { HeldMessage } from "../../../shared/chat/moderation.ts";
import type { Store } from "../../storage/store.ts";

/** Messages read at a time. */
const BATCH = 200;

/**
 * All messages of a reader: those in rooms in the order they were sent, then each whisper as a whole,
 * then what waits. What is written meanwhile may be missing.
 */
export async function* readerData(
  store: Pick<Store, "traces" | "page" | "held">,
  reader: string,
): AsyncGenerator<ChatMessage | HeldMessage> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const { messages, last }: Awaited<ReturnType<Store["traces"]["written"]>> = await store.traces
      .written({ reader, after, limit: BATCH });
    for (const message of messages) if (message.whisper === undefined) yield message;
    after = last;
  }
  for (const room of await store.traces.whispered(reader)) {
    for (let after = 0, more = true; more;) {
      const page = await store.page({ room, whisper: reader, after, limit: BATCH });
      yield* page.messages;
      after = page.messages.at(-1)?.seq ?? after;
      more = page.more;
    }
  }
  for (const message of await store.held.all()) if (message.from.id === reader) yield message;
}
