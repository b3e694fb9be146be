/**
 * A link on which somebody else's whisper is as one's own: authors have the same conversations as
 * readers, at another address.
 *
 * @module
 */
import { ALL_WHISPERS, ownWhisperOf, whisperOf, WHISPERS } from "../../shared/chat/destination.ts";
import { fieldsOf } from "../../shared/chat/guard.ts";
import type { ConversationRef, RoomId } from "../../shared/chat/id.ts";
import type { Link } from "./link.ts";

/** Whose whisper it is, and in which room. */
export interface WhisperRef {
  readonly room: RoomId;
  /** The reader's id. */
  readonly reader: string;
}

/** The same link, for a conversation that believes it is its reader's own whisper. */
export function whisperLink(link: Link, { room, reader }: WhisperRef): Link {
  const own = ownWhisperOf(room);
  const there = whisperOf(room, reader);
  const placed = (destination: string) =>
    destination.startsWith(own) ? there + destination.slice(own.length) : destination;
  return {
    get status() {
      return link.status;
    },
    watch: (listener) => link.watch(listener),
    follow: (destination, listener) =>
      link.follow(
        () => destination() === WHISPERS ? ALL_WHISPERS : destination(),
        (body) => {
          if (isAbout(body, { room, whisper: reader })) listener(body);
        },
      ),
    ask: (destination, answered) => link.ask(placed(destination), answered),
    send: (request, answered) =>
      link.send({ ...request, destination: placed(request.destination) }, answered),
    open: () => link.open(),
    reconnect: () => link.reconnect(),
    close: () => link.close(),
  };
}

/** Whether an event or a page is about a whisper: it names it itself, or its message does. */
function isAbout(body: unknown, { room, whisper }: ConversationRef): boolean {
  const { message } = fieldsOf<{ message: unknown }>(body);
  const ref = fieldsOf<ConversationRef>(message ?? body);
  return ref.room === room && ref.whisper === whisper;
}
