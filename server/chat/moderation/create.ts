/**
 * Moderation, put together.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { HeldEvent, ModerationEvent } from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { StoredMeasure } from "../../storage/port/measure_store.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import type { Sites } from "../site/sites.ts";
import type { Keyring } from "../token/keyring.ts";
import { Gate } from "./gate.ts";
import { Held } from "./held.ts";
import { Measures } from "./measures.ts";
import { ModerationDesk } from "./moderation.ts";
import { Networks } from "./networks.ts";
import { Proofs } from "./proofs.ts";
import { Rates, type WriteRates } from "./rates.ts";
import { SiteWords } from "./site_words.ts";
import { SlowMode } from "./slow_mode.ts";
import { Trust } from "./trust.ts";

/** What moderation is put together with. */
export interface ModerationOptions {
  readonly store: Store;
  readonly clock: Pick<Clock, "now">;
  readonly keyring: Pick<Keyring, "pseudonymSecret">;
  readonly sites: Sites;
  /** Whether a reader was erased at any time. */
  readonly wasErased: (reader: string) => boolean;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
  /** How often readers may write; as people do if left out. */
  readonly writeRates?: WriteRates | undefined;
}

/** Hears of what authors do. No method throws. */
export interface ModerationListener {
  /** For authors. */
  moderationEvent(event: ModerationEvent): void;
  /** For the reader whose message it is. */
  heldEvent(reader: string, event: HeldEvent): void;
  /** Whom it is about shall be out at once. */
  banned(measure: StoredMeasure): void;
}

/** All of moderation. */
export interface ModerationParts {
  readonly desk: ModerationDesk;
  readonly gate: Gate;
  readonly held: Held;
  readonly measures: Measures;
  readonly words: SiteWords;
  readonly proofs: Proofs;
  /** Reads what is kept. A ban that was not known before counts from then on, and is told as one. */
  load(): Promise<void>;
  /** Forgets a reader in memory, who was erased. */
  forget(reader: string): void;
  /** Looks up anew who is trusted, and from where readers come: they may have been forgotten elsewhere. */
  forgetAll(): void;
  /** All a reader wrote was deleted at another instance. */
  purgedElsewhere(reader: string): void;
  /** A message was kept at another instance. */
  saidElsewhere(message: ChatMessage): void;
  /** Hears what happens from now on. */
  listen(listener: ModerationListener): void;
}

/** Puts moderation together. It starts nothing. */
export function createModeration(
  { store, clock, keyring, sites, wasErased, report, writeRates }: ModerationOptions,
): ModerationParts {
  const listeners = new Set<ModerationListener>();
  const tell = (event: ModerationEvent) => {
    for (const listener of listeners) listener.moderationEvent(event);
  };
  const banned = (measure: StoredMeasure) => {
    for (const listener of listeners) listener.banned(measure);
  };
  const measures = new Measures({ store: store.measures, clock });
  const networks = new Networks({ store: store.measures, clock, report });
  const words = new SiteWords(sites);
  const trust = new Trust(store.traces);
  const held = new Held({
    store,
    trust,
    report,
    tell: (reader, event) => {
      for (const listener of listeners) listener.heldEvent(reader, event);
      tell(event);
    },
  });
  const [rates, slowMode] = [new Rates(clock, writeRates), new SlowMode(clock)];
  const gate = new Gate({
    store,
    sites,
    measures,
    networks,
    words,
    rates,
    slowMode,
    trust,
    held,
  });
  const desk = new ModerationDesk({
    store,
    clock,
    sites,
    measures,
    networks,
    held,
    trust,
    wasErased,
    report,
    tell,
    banned,
  });
  return {
    desk,
    gate,
    held,
    measures,
    words,
    proofs: new Proofs({ clock, keyring, store, report }),
    async load() {
      const [fresh] = await Promise.all([measures.load(), held.load()]);
      for (const measure of fresh) {
        if (measure.kind === "ban") banned(measure);
      }
    },
    forget: (reader) => {
      measures.forget(reader);
      networks.forget(reader);
      trust.remove(reader);
    },
    forgetAll() {
      networks.forgetAll();
      trust.forgetAll();
    },
    purgedElsewhere: (reader) => trust.remove(reader),
    saidElsewhere({ room, whisper, from, at }) {
      if (whisper !== undefined || from.kind !== "reader") return;
      const { slowModeSeconds } = sites.settingsOf(room).moderation;
      if (slowModeSeconds > 0) slowMode.note(room, from.id, at);
    },
    listen: (listener) => void listeners.add(listener),
  };
}
