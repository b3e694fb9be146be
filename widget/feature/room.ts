/**
 * Which room a feature asks about.
 *
 * @module
 */
import { type RoomId, roomOfSite } from "../../shared/chat/id.ts";
import type { Link } from "../state/link.ts";
import type { Talk } from "../state/model.ts";

/** The talk's room, in the site the server says the page is of. */
export function roomOf(
  { room, link }: Pick<Talk, "room"> & { readonly link: Pick<Link, "site"> },
): RoomId {
  return link.site === undefined ? room.state.room : roomOfSite(room.state.room, link.site);
}
