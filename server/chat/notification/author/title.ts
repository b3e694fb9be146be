/**
 * What the post is called that a conversation is about.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Store } from "../../../storage/store.ts";

/** How many conversations are looked through, the newest first. */
const LOOKED_THROUGH = 200;

/** The title; the path of the page where nobody has said what it is called. */
export async function titleOf(
  store: Pick<Store, "rooms" | "whispers">,
  { room, whisper }: ConversationRef,
): Promise<string> {
  const query = { limit: LOOKED_THROUGH };
  const list = whisper === undefined ? await store.rooms(query) : await store.whispers(query);
  const title = list.find((summary) => summary.room === room)?.page.title ?? "";
  return title === "" ? room.slice(room.indexOf("/")) : title;
}
