/**
 * The outbox: keeps a reader's messages in the browser until the server has them, also those of
 * conversations that are not on the screen. Loaded when somebody writes, or has written here before.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Link } from "../../state/link.ts";
import type { Outbox, OutboxEntry, Place } from "../../state/outbox.ts";
import type { KeyValues } from "../storage.ts";
import { Courier } from "./courier.ts";
import { type EntryStore, type KeptEntry, openEntryStore } from "./entry_store.ts";
import { journaled } from "./journal.ts";

/** More would not be kept, and is sent as long as the page is there. */
export const MAX_ENTRIES = 500;
/** What is older is forgotten: nobody has come back for it. */
export const MAX_AGE_MS = 30 * 24 * 60 * 60_000;

/** What an outbox is made with. */
export interface KeptOutboxOptions {
  /** Of the database. */
  readonly name: string;
  readonly storage: KeyValues;
  readonly link: Link;
  readonly clock: Clock;
}

/** An {@linkcode Outbox} that can forget everything, and be asked to send what was left. */
export interface KeptOutbox extends Outbox {
  sweep(): void;
}

/** Opens the outbox of a server. */
export function openOutbox({ name, storage, link, clock }: KeptOutboxOptions): KeptOutbox {
  const store = openEntryStore(name, () => indexedDB, clock);
  return outboxOver(journaled(store, name, storage), { link, clock });
}

/** An outbox over any store. */
export function outboxOver(
  store: EntryStore,
  { link, clock }: Pick<KeptOutboxOptions, "link" | "clock">,
): KeptOutbox {
  /** Messages that conversations of this page send, by id, and of which each is. */
  const adopted = new Map<string, string>();
  const isAdopted = (id: string) => adopted.has(id);
  const courier = new Courier({ link, store, clock, isAdopted });
  const orders = new Map<string, number>();
  let newest = 0;
  /** Each use waits for those before it. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(use: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(use);
    // One that fails does not keep the others from theirs.
    last = turn.catch(() => {});
    return turn;
  };

  async function left(place: Place): Promise<readonly OutboxEntry[]> {
    const entries: KeptEntry[] = [];
    for (const entry of await store.all()) {
      const { id, order, message } = entry;
      if (clock.now() - message.at > MAX_AGE_MS) await store.remove(id);
      else {
        orders.set(id, order);
        if (keyOf(entry) === keyOf(place)) entries.push(entry);
      }
    }
    for (const { id } of entries) adopted.set(id, keyOf(place));
    return entries;
  }

  return {
    warm() {},
    adopt(place) {
      return inTurn(() => left(place));
    },
    release(place) {
      for (const [id, key] of adopted) if (key === keyOf(place)) adopted.delete(id);
      void inTurn(() => courier.sweep());
    },
    keep(entry) {
      const { id } = entry.message;
      adopted.set(id, keyOf(entry));
      if (!orders.has(id) && orders.size >= MAX_ENTRIES) return;
      newest = Math.max(clock.now(), newest + 1);
      const order = orders.get(id) ?? newest;
      orders.set(id, order);
      void inTurn(() => store.put({ ...entry, id, order }));
    },
    remove(id) {
      orders.delete(id);
      adopted.delete(id);
      void inTurn(() => store.remove(id));
    },
    sweep() {
      void inTurn(() => courier.sweep());
    },
    clear() {
      orders.clear();
      void inTurn(() => store.clear());
    },
  };
}

function keyOf({ room, isWhisper, isChange }: Place): string {
  return `${isChange === true} ${isWhisper} ${room}`;
}

/** Forgets all that an outbox keeps, of which nobody has a link. */
export async function emptyOutbox(name: string, storage: KeyValues): Promise<void> {
  storage.removeItem(name);
  await journaled(openEntryStore(name, () => indexedDB), name, storage).clear();
}
