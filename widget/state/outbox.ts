/**
 * Where one's own messages are kept until the server has them, so that they survive a page that is
 * closed. `connection/outbox/` is behind it.
 *
 * @module
 */
import { commandOf, joinOf, ownWhisperOf } from "../../shared/chat/destination.ts";
import type { Page, Say } from "../../shared/chat/event.ts";
import { type RoomId, roomOfSite } from "../../shared/chat/id.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { SendRequest } from "./link.ts";
import type { Change, PendingMessage } from "./model.ts";

/** A conversation as a page knows it: the path of its room counts, the link says of which site. */
export interface Place {
  readonly room: RoomId;
  readonly isWhisper: boolean;
  /** Changes of messages there, which are kept apart from what is said. */
  readonly isChange?: true;
}

/** A message on its way, and all that is needed to send it from anywhere. */
export interface OutboxEntry extends Place {
  /** Of a change: how it stands, under an id of its own, and no text. */
  readonly message: PendingMessage;
  readonly page?: Page | undefined;
  /** What of a message is to be changed, where that is what is kept. */
  readonly change?: { readonly id: string; readonly change: Change };
}

/** Keeps messages. Whatever cannot be kept is forgotten, and nothing breaks. */
export interface Outbox {
  /** Somebody is about to write. */
  warm(): void;
  /**
   * What a conversation has left to send, in the order it was written. From now on the caller sends
   * it; what belongs to nobody is sent by the outbox.
   */
  adopt(place: Place): Promise<readonly OutboxEntry[]>;
  /** The caller sends no more. */
  release(place: Place): void;
  /** Keeps a message as it is now. */
  keep(entry: OutboxEntry): void;
  /** Forgets a message: the server has it, or nobody wants it any more. */
  remove(id: string): void;
  /** Forgets everything: whoever writes from now on is somebody else. */
  clear(): void;
}

/** After so long a message is sent only if its reader still wants it. */
const STALE_MS = 24 * 60 * 60_000;

/** Why a message that waited too long is not sent by itself. */
export const STALE: Refusal = { code: "too-late", message: "It has waited for a day." };

/**
 * Whether a message has waited too long. The server knows a message again for a day at least; after
 * that one whose RECEIPT was lost could be said twice. And nobody knows whether its reader still
 * means it.
 *
 * @param now in milliseconds since 1970
 */
export function isStale({ at }: Pick<PendingMessage, "at">, now: number): boolean {
  return now - at >= STALE_MS;
}

/** How a message is said to the server. @param site that of the link, once it is known */
export function sayRequest(
  { room, isWhisper, page, message }: OutboxEntry,
  site: string | undefined,
): SendRequest {
  const { phase: _, failure: __, at: ___, ...draft } = message;
  const say: Say = page === undefined ? draft : { ...draft, page };
  const place = site === undefined ? room : roomOfSite(room, site);
  return {
    destination: commandOf((isWhisper ? ownWhisperOf : joinOf)(place), "say"),
    body: say,
    kept: true,
  };
}
