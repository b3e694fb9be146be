/**
 * Where a request is about, from its destination and its session; never from its body.
 *
 * @module
 */
import { isReaderId, parseRoomId, type RoomId } from "../../../../shared/chat/id.ts";
import { Refused } from "../../../../shared/refusal.ts";
import type { Place } from "../../conversation/place.ts";
import type { WhisperRef } from "../../conversation/whispers.ts";
import type { ChatUser } from "./chat_user.ts";

/** What a handler knows of who asked, and where. */
export interface Asked<Name extends string> {
  readonly params: { readonly [N in Name]: string };
  readonly user: ChatUser;
}

/** A room's public conversation. @throws {Refused} `not-found` */
export function roomPlace({ params, user }: Asked<"room">): Place {
  return { room: roomOf(params.room), ...speaker(user) };
}

/** The asker's own whisper in a room. @throws {Refused} `not-found`, or `forbidden` to authors */
export function ownWhisperPlace({ params, user }: Asked<"room">): Place & WhisperRef {
  const { sender } = user;
  if (sender.kind !== "reader") {
    throw new Refused({ code: "forbidden", message: "Cannot whisper: that is for readers." });
  }
  return { room: roomOf(params.room), whisper: sender.id, ...speaker(user) };
}

/** The whisper of the reader an author names. @throws {Refused} `not-found`, or `forbidden` to readers */
export function whisperPlace({ params, user }: Asked<"room" | "reader">): Place & WhisperRef {
  const { sender, role } = user;
  if (role !== "author") {
    throw new Refused({ code: "forbidden", message: "Cannot look there: that is for authors." });
  }
  if (!isReaderId(params.reader)) {
    throw new Refused({ code: "not-found", message: "There is no such reader." });
  }
  return { room: roomOf(params.room), whisper: params.reader, sender };
}

/** Who asks, and from where. */
function speaker({ sender, network }: ChatUser): Pick<Place, "sender" | "network"> {
  return { sender, ...network !== undefined && { network } };
}

function roomOf(name: string): RoomId {
  const room = parseRoomId(name)?.id;
  if (room !== undefined) return room;
  throw new Refused({
    code: "not-found",
    message: "There is no such room: its name is not in canonical form.",
  });
}
