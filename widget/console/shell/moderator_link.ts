/**
 * The desk's link for a moderator: what the server would show them the door for is not sent, so that a
 * part of the console that does not know of roles does not cost them the connection.
 *
 * @module
 */
import type { AuthorRole } from "../../../shared/chat/author.ts";
import type { Answer, Link } from "../../state/link.ts";

/** What a moderator may, as the server's table has it. */
const MAY = [
  /^SUBSCRIBE \/user\/queue\/(?:errors|history|unread|search|me)$/,
  /^SUBSCRIBE \/topic\/(?:rooms|moderation)$/,
  /^SUBSCRIBE \/(?:topic|app)\/rooms\/[^/]+(?:\/presence)?$/,
  /^SUBSCRIBE \/app\/(?:rooms|unread|moderation)$/,
  /^SUBSCRIBE \/app\/rooms\/[^/]+\/questions$/,
  /^SEND \/app\/rooms\/[^/]+\/(?:history|delete|seen|search)$/,
  /^SEND \/app\/search$/,
  /^SEND \/app\/moderation\/(?:ban|mute|lift|approve|reject)$/,
];

const REFUSED: Answer = {
  kind: "refused",
  refusal: { code: "forbidden", message: "That is for authors." },
};

/** Whether a moderator may send there, or subscribe. */
export function mayModerate(command: "SEND" | "SUBSCRIBE", destination: string): boolean {
  return MAY.some((pattern) => pattern.test(`${command} ${destination}`));
}

/** The link as it is for somebody of this role. */
export function linkFor(role: AuthorRole, link: Link): Link {
  if (role !== "moderator") return link;
  return {
    get status() {
      return link.status;
    },
    watch: (listener) => link.watch(listener),
    follow(destination, listener) {
      return mayModerate("SUBSCRIBE", destination())
        ? link.follow(destination, listener)
        : () => {};
    },
    ask(destination, answered) {
      if (mayModerate("SUBSCRIBE", destination)) link.ask(destination, answered);
      else queueMicrotask(() => answered(REFUSED));
    },
    send(request, answered) {
      if (mayModerate("SEND", request.destination)) link.send(request, answered);
      else queueMicrotask(() => answered(REFUSED));
    },
    open: () => link.open(),
    reconnect: () => link.reconnect(),
    close: () => link.close(),
  };
}
