/**
 * Joins the chat with its STOMP server: what happens in the one is told by the other.
 *
 * @module
 */
import type { Chat } from "../chat/chat.ts";
import type { ChatUser } from "../chat/controller/access/chat_user.ts";
import { wireAttention } from "../chat/controller/wiring/attention_wiring.ts";
import { wireAuthors } from "../chat/controller/wiring/author_wiring.ts";
import { chatPublisher } from "../chat/controller/wiring/chat_publisher.ts";
import { wireModeration } from "../chat/controller/wiring/moderation_wiring.ts";
import { wirePages } from "../chat/controller/wiring/page_wiring.ts";
import { wireReaders } from "../chat/controller/wiring/reader_wiring.ts";
import { wireSites } from "../chat/controller/wiring/site_wiring.ts";
import type { StompServer } from "../messaging/mod.ts";

/** @returns what ends the telling of what is said */
export function wireChat(chat: Chat, stomp: StompServer<ChatUser>): () => void {
  const stop = chat.publishTo(chatPublisher(stomp.localMessaging));
  wireAuthors(chat, stomp);
  wireReaders(chat, stomp);
  wireSites(chat, stomp);
  wireModeration(chat, stomp);
  wireAttention(chat, stomp);
  wirePages(chat, stomp);
  return stop;
}
