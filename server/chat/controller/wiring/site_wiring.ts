/**
 * What a STOMP server does when a site is settled anew.
 *
 * @module
 */
import { SITES } from "../../../../shared/chat/destination.ts";
import type { SitesEvent } from "../../../../shared/chat/site_body.ts";
import { CLOSE } from "../../../../shared/code.ts";
import type { Close, StompServer } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import type { SiteChange, Sites } from "../../site/sites.ts";
import type { ChatUser } from "../access/chat_user.ts";

const NOT_OF_THE_SITE: Close = {
  code: CLOSE.refused.code,
  reason: "pages of this origin may not connect any more",
};

/**
 * Tells authors at this instance what was settled, there or elsewhere, and closes the sockets of pages that are of their reader's site no
 * more: the gate would not let them in again.
 */
export function wireSites(
  { sites }: Pick<Chat, "sites">,
  stomp: Pick<StompServer<ChatUser>, "disconnect" | "localMessaging">,
): void {
  sites.onChanged((change) => {
    stomp.localMessaging.send(SITES, eventOf(change, sites));
    if (change.kind === "site") {
      stomp.disconnect((user) => !mayStay(user, sites), NOT_OF_THE_SITE);
    }
  });
}

function mayStay({ site, origin = null }: ChatUser, sites: Sites): boolean {
  // Authors are of no site: their pages are the server's own.
  return site === undefined || sites.admits(site, origin);
}

function eventOf(change: SiteChange, sites: Sites): SitesEvent {
  if (change.kind === "room") {
    const { room } = change;
    return { type: "room-settings", room, settings: sites.roomSettings(room) };
  }
  const { id } = change;
  return sites.has(id) ? { type: "site", site: sites.settled(id) } : { type: "site-removed", id };
}
