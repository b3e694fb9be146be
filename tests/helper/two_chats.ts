/**
 * Two chats on one store in memory, joined by a bus of this process, on one clock that stands still.
 *
 * @module
 */
import { BusHub } from "../../server/messaging/bus/bus_hub.ts";
import type { Bus } from "../../server/messaging/bus/bus.ts";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { random, type TestChat, testChat } from "./chat.ts";
import { sharedStore } from "./shared_store.ts";
import { Sites } from "../../server/chat/site/sites.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { newKeyring } from "../../server/chat/token/keyring.ts";
import { START_MS } from "./chat.ts";

/** One of the chats, and its end of the bus. */
export interface JoinedChat extends TestChat {
  readonly bus: Bus;
}

/** Two chats that hear each other. */
export interface TwoChats {
  readonly one: JoinedChat;
  readonly other: JoinedChat;
  readonly clock: VirtualClock;
  /** Another one; it is not there yet. */
  open(): JoinedChat;
  /** Resolves when all that was said and committed so far is heard and done. */
  settle(): Promise<void>;
}

/** Puts them together, and lets both be there. */
export async function twoChats(): Promise<TwoChats> {
  const [hub, shared, clock, keyring] = [
    new BusHub(),
    sharedStore(),
    new VirtualClock(START_MS),
    newKeyring(random),
  ];
  const open = (): JoinedChat => {
    const [bus, store] = [hub.bus(), shared.open()];
    const sites = new Sites({
      store,
      ownOrigins: ["http://talk.test"],
      allowedOrigins: ["http://blog.test"],
    });
    return { ...testChat({ store, clock, keyring, sites, carrier: bus }), bus, clock };
  };
  const settle = async () => {
    for (let round = 0; round < 5; round++) await new Promise((resolve) => setTimeout(resolve));
    await shared.heard();
  };
  const [one, other] = [open(), open()];
  for (const { bus } of [one, other]) bus.stay();
  await settle();
  return { one, other, clock, open, settle };
}

/** The totals of what an author has not read, as they are told at a chat from now on. */
export function unreadTotals({ attention }: TestChat, author: ChatMessage["from"]): number[] {
  const told: number[] = [];
  attention.tellTo({
    inRoom() {},
    toReader() {},
    toAuthors() {},
    unread: (_, { total }) => told.push(total),
  });
  attention.unread.follow(author, "desk");
  return told;
}
