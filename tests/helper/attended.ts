/**
 * A conversation with its attendant, over a pretended server.
 *
 * @module
 */
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { UNREAD } from "../../shared/chat/destination.ts";
import { presenceOf } from "../../shared/chat/room_destination.ts";
import { attend } from "../../widget/state/attendant.ts";
import type { Attended } from "../../widget/state/attending.ts";
import { openConversation } from "../../widget/state/conversation.ts";
import { OwnChanges } from "../../widget/state/own_changes.ts";
import type { ConversationState } from "../../widget/state/model.ts";
import type { Outbox } from "../../widget/state/outbox.ts";
import { PretendServer, ROOM } from "./pretend_server.ts";

/** Who is there, as the pretended server says first. */
export const PRESENCE = { room: ROOM, readers: 2, author: { state: "here" } } as const;

/** A conversation over a server that nobody has connected to yet. */
export function openAttended(
  server = new PretendServer(),
  load = () => Promise.resolve({ OwnChanges }),
  outbox: Outbox | undefined = undefined,
) {
  server.answers.set(presenceOf(ROOM), PRESENCE);
  server.answers.set(UNREAD, { total: 0, conversations: [] });
  const clock = new VirtualClock(1_000);
  const conversation = openConversation({
    room: ROOM,
    isWhisper: server.isWhisper,
    link: server,
    clock,
    outbox,
    random: (bytes) => crypto.getRandomValues(bytes),
    loadAttending: () =>
      Promise.resolve({
        attend: (attended: Attended) => attend(attended, load),
      }),
  });
  /** What the conversation knows now. */
  const state = (): ConversationState => conversation.state;
  /** The bodies that wait for the server, sent under a command. */
  const sent = (command: string): unknown[] =>
    server.toServer.filter(({ destination }) => destination.endsWith(`/${command}`))
      .map(({ body }) => body);
  return { server, clock, conversation, state, sent };
}

/** A conversation with as many messages stored as there are texts, and its attendant at work. */
export async function attended(texts: readonly string[] = [], server = new PretendServer()) {
  for (const text of texts) server.append(text);
  const opened = openAttended(server);
  server.connect();
  server.settle();
  await arrived();
  server.settle();
  return opened;
}

/** What was to be loaded is loaded by then. */
export async function arrived(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await Promise.resolve();
}
