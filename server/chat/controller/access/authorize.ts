/**
 * The table of the chat's destinations as rules of the STOMP server.
 *
 * @module
 */
import { roomOfSegment } from "../../../../shared/chat/destination.ts";
import { isReaderId } from "../../../../shared/chat/id.ts";
import type { Clock } from "../../../../shared/clock.ts";
import { deny, permit, type Rule } from "../../../messaging/mod.ts";
import { ACCESS, type AccessRow } from "../../rules.ts";
import { siteOf } from "../../site/sites.ts";
import type { ChatUser } from "./chat_user.ts";

/** Who may do what. Denials count first, whatever the table permits. */
export function chatRules(clock: Pick<Clock, "now">): readonly Rule<ChatUser>[] {
  const hasExpired = ({ user }: { readonly user: ChatUser }) => user.expiresAt <= clock.now();
  return [
    // A socket may live longer than what opened it.
    deny("SEND", "/**", hasExpired),
    deny("SUBSCRIBE", "/**", hasExpired),
    // Events come from the store; nobody speaks in its name.
    deny("SEND", "/topic/**"),
    deny("SEND", "/user/**"),
    ...ACCESS.map(permitRow),
  ];
}

function permitRow({ command, destination: pattern, roles }: AccessRow): Rule<ChatUser> {
  const segments = pattern.split("/");
  const [roomAt, readerAt] = ["{room}", "{reader}"].map((name) => segments.indexOf(name));
  return permit<ChatUser, string>(command, pattern, ({ user, destination }) => {
    const { role, site } = user;
    if (!roles.includes(role)) return false;
    // As it was sent: a room in another spelling would be another topic.
    const sent = destination.split("/");
    const fits = (at: number | undefined, isOne: (segment: string) => boolean) =>
      at === undefined || at === -1 || isOne(sent[at] ?? "");
    const isRoom = (segment: string) => {
      const room = roomOfSegment(segment);
      // Readers stay in their site.
      return room !== undefined && (role !== "reader" || siteOf(room) === site);
    };
    return fits(roomAt, isRoom) &&
      fits(readerAt, isReaderId);
  });
}
