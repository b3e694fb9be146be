/**
 * All messages of a room, asked for page by page.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { HISTORY, historyOf } from "../../shared/chat/destination.ts";
import type { ChatMessage, RoomPage } from "../../shared/chat/event.ts";
import type { RoomId } from "../../shared/chat/id.ts";
import { Arrivals } from "./arrivals.ts";
import { sendPatiently, type SiteClient } from "./site_client.ts";

/** The messages, and the page that brought the last of them. */
export async function wholeLog(
  client: SiteClient,
  room: RoomId,
): Promise<{ readonly log: readonly ChatMessage[]; readonly page: RoomPage }> {
  const pages = new Arrivals<RoomPage>();
  await client.follow(HISTORY, (page) => pages.push(page as RoomPage));
  const log: ChatMessage[] = [];
  for (;;) {
    const asked = { after: log.at(-1)?.seq ?? 0, limit: 100 };
    equal(await sendPatiently(client, historyOf(room), asked), undefined);
    const page = await pages.next();
    log.push(...page.messages);
    if (!page.more) return { log, page };
  }
}
