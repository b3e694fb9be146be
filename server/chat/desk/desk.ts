/**
 * The authors' desk, put together: what they settle among themselves, and readers never hear.
 *
 * @module
 */
import type { DeskList, DeskPage } from "../../../shared/chat/desk.ts";
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { ANSWERING_FOR_MS, LOOKING_FOR_MS } from "../../../shared/limit.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import type { ReaderDesk } from "../../../shared/chat/reader_desk.ts";
import type { Readers } from "../reader/readers.ts";
import type { Sites } from "../site/sites.ts";
import { CannedAnswers } from "./canned_answers.ts";
import { type DeskListener, DeskRelay } from "./desk_relay.ts";
import { Notes } from "./notes.ts";
import { Occupation } from "./occupation.ts";
import { readerDesk } from "./reader_desk.ts";
import { DeskStates } from "./states.ts";

/** What {@linkcode createDesk} needs. */
export interface DeskOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly sites: Pick<Sites, "has">;
  readonly readers: Pick<Readers, "info">;
  /** Whether a reader was erased at any time. */
  readonly wasErased: (reader: string) => boolean;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** All of the desk. */
export interface Desk {
  readonly states: DeskStates;
  readonly answering: Occupation<"answering">;
  readonly looking: Occupation<"looking">;
  readonly notes: Notes;
  readonly canned: CannedAnswers;
  /** What was settled last, and who is answering. */
  list(): Promise<DeskList>;
  /** All there is about one conversation. */
  page(ref: ConversationRef): Promise<DeskPage>;
  /** What there is of a reader. */
  reader(id: string): Promise<ReaderDesk>;
  /** Hears what happens from now on. Returns how to stop. */
  listen(listener: DeskListener): () => void;
  /**
   * Wakes what sleeps from now on, and hears messages. Returns how to stop.
   *
   * @param catchesUp whether it looks first for what a reader wrote in while nobody looked
   */
  start(catchesUp?: Promise<boolean>): () => Promise<void>;
}

/** Puts the desk together. It starts nothing. */
export function createDesk(options: DeskOptions): Desk {
  const { store, clock, wasErased, report } = options;
  const relay = new DeskRelay();
  const { tell } = relay;
  const states = new DeskStates({ store, clock, tell, report });
  const answering = new Occupation({
    name: "answering",
    forMs: ANSWERING_FOR_MS,
    clock,
    tell,
  });
  const looking = new Occupation({ name: "looking", forMs: LOOKING_FOR_MS, clock, tell });
  const notes = new Notes({ store, clock, tell, wasErased, report });
  return {
    states,
    answering,
    looking,
    notes,
    canned: new CannedAnswers(options),
    reader: (id) => readerDesk(options, id),
    list: async () => ({ ...await states.list(), answering: answering.list() }),
    async page(ref) {
      const [state, written] = await Promise.all([states.of(ref), notes.of(ref)]);
      return {
        ...refOf(ref),
        ...state !== undefined && { state },
        notes: written,
        answering: answering.list(ref),
        looking: looking.list(ref),
      };
    },
    listen: (listener) => relay.listen(listener),
    start(catchesUp = Promise.resolve(true)) {
      const stopHearing = store.follow((committed) => {
        states.hear(committed);
        const { kind, message } = committed;
        // Who has said something has answered.
        if (kind === "message" && message.from.kind === "author") {
          answering.done(message.from.id, message);
        }
      });
      void catchesUp.then((now) => now && states.catchUp(), () => {});
      states.start();
      return async () => {
        stopHearing();
        await states.stop();
      };
    },
  };
}
