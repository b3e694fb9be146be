/**
 * Reads messages wherever they are, together.
 *
 * @module
 */
import type { ChatMessage, Page } from "../../../../shared/chat/event.ts";
import { show } from "../../conversation_writer.ts";
import { KvTables } from "./kv_tables.ts";
import {
  conversationKeys,
  type KvConversation,
  type KvMessage,
  type PlaceOfMessage,
} from "./layout.ts";
import type { View } from "../database/view.ts";

/** A message and its conversation. */
export interface Placed {
  readonly key: number;
  readonly conversation: KvConversation;
  readonly message: KvMessage;
}

/** Nothing that is shown of a message says where its room is. */
const NOWHERE: Page = { title: "", url: "" };

/** The messages at places, in the same order; those that are gone are left out. */
export function placedAt(view: View, places: readonly PlaceOfMessage[]): readonly Placed[] {
  const [conversations, messages] = view.all([
    () => view.getAll<KvConversation>(places.map(({ key }) => conversationKeys.conversation(key))),
    () => view.getAll<KvMessage>(places.map(({ key, seq }) => conversationKeys.message(key, seq))),
  ]);
  return places.flatMap(({ key }, index) => {
    const [conversation, message] = [conversations[index], messages[index]];
    return conversation && message ? [{ key, conversation, message }] : [];
  });
}

/** Messages as people see them, with what they quote. */
export function shownOf(view: View, placed: readonly Placed[]): readonly ChatMessage[] {
  const tables = new KvTables(view, 0);
  for (const { key, message } of placed) tables.know(key, message);
  return view.all(
    placed.map(({ key, conversation, message: { kept, reactions = [] } }) => () =>
      show(tables, { ...conversation, key, page: NOWHERE }, kept, kept.deleted ? [] : reactions)
    ),
  );
}
