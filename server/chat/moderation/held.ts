/**
 * First messages of readers, which wait until an author lets them through.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import { isMessageId, parseRoomId } from "../../../shared/chat/id.ts";
import type { HeldEvent, HeldMessage, Judge } from "../../../shared/chat/moderation.ts";
import { MAX_HELD_OF_READER, MAX_HELD_OF_SITE } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { HeldRef, HeldStore } from "../../storage/port/held_store.ts";
import type { MessageStore, NewMessage, StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import { idTaken, notFound, type Place } from "../conversation/place.ts";
import type { Trust } from "./trust.ts";

const BOUNDS = { ofReader: MAX_HELD_OF_READER, ofSite: MAX_HELD_OF_SITE };

/** What {@linkcode Held} messages are kept with. */
export interface HeldOptions {
  readonly store: Pick<MessageStore, "append" | "message"> & { readonly held: HeldStore };
  readonly trust: Pick<Trust, "add">;
  /** Hears why a message could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
  /** Hears what becomes of a message of this reader. */
  readonly tell: (reader: string, event: HeldEvent) => void;
}

/** Messages that wait. */
export class Held {
  readonly #options: HeldOptions;
  /** What is being decided, by message: two who decide at once would tell its reader two things. */
  readonly #deciding = new Map<string, Promise<unknown>>();
  /** Whether there may be any; while there are none, nobody asks the store. */
  #mayBeAny = false;

  constructor(options: HeldOptions) {
    this.#options = options;
  }

  /** Looks whether any message waits. One that was let through before a crash does so no longer. */
  async load(): Promise<void> {
    const { held } = this.#options.store;
    for (const message of await held.all()) {
      if (await this.#isThrough(message)) await held.remove(message);
      else this.#mayBeAny = true;
    }
  }

  /** A message waits that another instance was given. */
  heard(): void {
    this.#mayBeAny = true;
  }

  /**
   * Keeps a message until an author has decided.
   *
   * @returns whether it is new
   * @throws {Refused} `id-taken`, `held-full` or `not-stored`
   */
  async hold(message: NewMessage): Promise<boolean> {
    const { store, report, tell } = this.#options;
    this.#mayBeAny = true;
    const held = heldOf(message);
    switch (await kept(store.held.hold(held, BOUNDS), report)) {
      case "held":
        tell(held.from.id, { type: "held", message: held });
        return true;
      case "again":
        return false;
      case "id-taken":
        throw idTaken();
      case "full":
        throw new Refused({
          code: "held-full",
          message: "Cannot take the message: others wait for an author already. Come back later.",
        });
    }
  }

  /** Whether a message of this id waits in a room. */
  async has(room: RoomId, id: string): Promise<boolean> {
    return this.#mayBeAny && await this.#options.store.held.find({ room, id }) !== undefined;
  }

  /** The messages of a reader that wait in a room, for the reader alone. */
  async of({ room, whisper, sender }: Place): Promise<readonly HeldMessage[]> {
    if (!this.#mayBeAny || whisper !== undefined || sender.kind === "author") return [];
    return await this.#options.store.held.of({ room, reader: sender.id });
  }

  /** All that wait, the oldest first; for authors. */
  async list(): Promise<readonly HeldMessage[]> {
    return this.#mayBeAny ? await this.#options.store.held.all() : [];
  }

  /**
   * Takes back a message of one's own that waits.
   *
   * @returns whether there was one
   * @throws {Refused} `not-stored`
   */
  async withdraw(place: Place, id: string): Promise<boolean> {
    const message = (await this.of(place)).find((each) => each.id === id);
    return message !== undefined && await this.#decide(message, () => this.#remove(message));
  }

  /**
   * Lets a message through: it is told under its own id, as the newest of its room. Again, it changes
   * nothing.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `id-taken` or `not-stored`
   */
  async approve(judged: Judge): Promise<void> {
    const ref = refOf(judged);
    await this.#decide(ref, () => this.#letThrough(ref));
  }

  async #letThrough(ref: HeldRef): Promise<void> {
    const { store, trust, report, tell } = this.#options;
    const message = await store.held.find(ref);
    if (message === undefined) {
      if (await store.message({ room: ref.room }, ref.id) === undefined) throw notFound();
      return;
    }
    const appended = await kept(store.append(message), report);
    if (appended.kind === "id-taken") throw idTaken();
    if (appended.kind === "not-found") {
      // What it quotes was deleted meanwhile; it says something without, too.
      const { quote: _, ...rest } = message;
      await kept(store.append(rest), report);
    }
    trust.add(message.from.id);
    const was = await kept(store.held.remove(ref), report);
    // Of two who let it through at once, at two instances, one tells its reader.
    if (was || appended.kind === "stored") tell(message.from.id, { type: "approved", ...ref });
  }

  /**
   * Throws a message away. Again, it changes nothing.
   *
   * @throws {Refused} `invalid-body`, `not-stored`, or `too-late` when it was let through
   */
  async reject(judged: Judge): Promise<void> {
    const ref = refOf(judged);
    await this.#decide(ref, () => this.#throwAway(ref));
  }

  async #throwAway(ref: HeldRef): Promise<void> {
    const { store } = this.#options;
    const message = await store.held.find(ref);
    if (message !== undefined && await this.#remove(message)) return;
    if (await store.message({ room: ref.room }, ref.id) !== undefined) {
      throw new Refused({
        code: "too-late",
        message: "Cannot reject the message: it was let through. Delete it instead.",
      });
    }
  }

  /** Throws away all messages of a reader. */
  async rejectAllOf(reader: string): Promise<void> {
    for (const message of await this.list()) {
      if (message.from.id === reader) await this.#decide(message, () => this.#remove(message));
    }
  }

  /** Decides about a message after whoever was before. */
  async #decide<Outcome>(ref: HeldRef, decide: () => Promise<Outcome>): Promise<Outcome> {
    const key = `${ref.id} ${ref.room}`;
    const before = this.#deciding.get(key) ?? Promise.resolve();
    const decision = before.catch(() => {}).then(decide);
    this.#deciding.set(key, decision);
    try {
      return await decision;
    } finally {
      if (this.#deciding.get(key) === decision) this.#deciding.delete(key);
    }
  }

  /** @returns whether it waited; one that was let through is only forgotten here */
  async #remove(message: HeldMessage): Promise<boolean> {
    const { store, report, tell } = this.#options;
    const { room, id, from } = message;
    const waited = !await this.#isThrough(message);
    const was = await kept(store.held.remove({ room, id }), report) && waited;
    if (was) tell(from.id, { type: "rejected", room, id });
    return was;
  }

  /** Whether it stands in its room: something came between the two steps of letting it through. */
  async #isThrough({ room, id, from }: HeldMessage): Promise<boolean> {
    const found = await this.#options.store.message({ room }, id);
    return found !== undefined && found.from.id === from.id;
  }
}

/** What is kept of a message that waits; readers answer nothing. */
function heldOf({ whisper: _, answers: __, ...message }: NewMessage): HeldMessage {
  return message;
}

function refOf({ room, id }: Judge): HeldRef {
  const parsed = parseRoomId(room);
  if (parsed !== undefined && isMessageId(id)) return { room: parsed.id, id };
  throw new Refused({
    code: "invalid-body",
    message: "Cannot find the message: a room's id and a message's are expected.",
  });
}
