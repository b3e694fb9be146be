/**
 * Joins the watch over pages with a STOMP server: sessions of readers tell how far their page got,
 * and authors are told.
 *
 * @module
 */
import { PAGES } from "../../../../shared/chat/destination.ts";
import type { StompServer } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import { joinedPath } from "../../site/page_watch.ts";
import { carrierOf } from "../access/authenticate.ts";
import type { ChatUser } from "../access/chat_user.ts";

/** Notices and tells from now on. */
export function wirePages(
  { pages }: Pick<Chat, "pages">,
  { events, localMessaging }: Pick<StompServer<ChatUser>, "events" | "localMessaging">,
): void {
  pages.onSeen((sight) => localMessaging.send(PAGES, sight));
  events.listen("connected", ({ session: { user, attributes } }) => {
    if (typeof user.origin !== "string") return;
    pages.see(user.origin, { kind: "connected", carrier: carrierOf(attributes) });
  });
  events.listen("subscribe", ({ session: { user }, destination }) => {
    const path = joinedPath(destination);
    if (typeof user.origin !== "string" || path === undefined) return;
    pages.see(user.origin, { kind: "joined", path });
  });
}
