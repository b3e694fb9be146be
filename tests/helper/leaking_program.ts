/**
 * A server that tells the room, too, what was whispered in it, as a program: whoever listens there must
 * find out.
 *
 * @module
 */
import { OutboundChannel } from "../../server/messaging/channel/outbound.ts";
import { topicOf } from "../../shared/chat/destination.ts";
import { isRoomEvent } from "../../shared/chat/event.ts";
import { serveReally } from "./real_server.ts";

if (import.meta.main) {
  const { sendToUser } = OutboundChannel.prototype;
  OutboundChannel.prototype.sendToUser = function (user, path, body, headers) {
    if (isRoomEvent(body)) this.send(topicOf(body.message.room), body);
    return sendToUser.call(this, user, path, body, headers);
  };
  await serveReally();
}
