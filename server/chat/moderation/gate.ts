/**
 * Whether a reader may write now: the one place that is asked before something is kept of theirs.
 *
 * Authors pass. What is sent again and was kept already passes, whatever has changed since, and costs
 * its reader nothing, so that sending again stays harmless; only a network's share is used up by it.
 *
 * @module
 */
import { refOf } from "../../../shared/chat/id.ts";
import type { Moderation } from "../../../shared/chat/site.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { MessageStore } from "../../storage/store.ts";
import type { Place } from "../conversation/place.ts";
import { siteOf, type Sites } from "../site/sites.ts";
import type { Held } from "./held.ts";
import type { Measures } from "./measures.ts";
import type { Networks } from "./networks.ts";
import { type Rates, tooFast } from "./rates.ts";
import { type SiteWords, wordRefused } from "./site_words.ts";
import type { SlowMode } from "./slow_mode.ts";
import type { Trust } from "./trust.ts";

/** What somebody is about to do, after all that can be wrong with it alone was refused. */
export interface Act {
  readonly kind: "say" | "edit" | "react" | "ask" | "consent";
  /** The message. */
  readonly id: string;
  /** When the message was sent, in milliseconds since 1970; now, if left out. */
  readonly at?: number;
  /** What others would read. */
  readonly texts?: readonly (string | undefined)[];
}

/** Whether it is done now, or waits for an author. */
export type Verdict = "go" | "hold";

/** What a {@linkcode Gate} asks. */
export interface GateOptions {
  readonly store: Pick<MessageStore, "message">;
  readonly sites: Pick<Sites, "settingsOf">;
  readonly measures: Pick<Measures, "refusalOf">;
  readonly networks: Pick<Networks, "note">;
  readonly words: Pick<SiteWords, "isIn">;
  readonly rates: Pick<Rates, "take" | "takeFirst" | "giveBack">;
  readonly slowMode: Pick<SlowMode, "take">;
  readonly trust: Pick<Trust, "has">;
  readonly held: Pick<Held, "has">;
}

/** Lets readers write, or not. */
export class Gate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /**
   * Asks for somebody.
   *
   * @throws {Refused} `too-fast`, `closed`, `read-only`, `banned`, `muted` or `word-refused`
   */
  async admit(place: Place, act: Act): Promise<Verdict> {
    const { sender, room, whisper } = place;
    if (sender.kind === "author") return "go";
    const { sites, rates, networks } = this.#options;
    const writer = { reader: sender.id, network: place.network };
    rates.take(writer);
    const { moderation } = sites.settingsOf(room);
    const refusal = this.#refusalOf(place, act, moderation);
    if (act.kind === "say") {
      const isPublic = whisper === undefined;
      const mayWait = isPublic && (moderation.holdFirst || moderation.slowModeSeconds > 0);
      if (refusal !== undefined || mayWait) {
        const known = await this.#known(place, act.id);
        if (known !== undefined) return known;
      }
      if (refusal === undefined && isPublic) return await this.#next(place, act, moderation);
    }
    if (refusal !== undefined) throw refusal;
    networks.note(writer, act.at);
    return "go";
  }

  /** What was let through turned out to be there already. */
  sentAgain({ sender, network }: Place): void {
    if (sender.kind === "reader") this.#options.rates.giveBack({ reader: sender.id, network });
  }

  /** Whether a message of theirs might be taken now, whatever it says; it takes nothing of a rate. */
  mayWrite(place: Place): boolean {
    if (place.sender.kind === "author") return true;
    const { moderation } = this.#options.sites.settingsOf(place.room);
    return this.#refusalOf(place, { kind: "say", id: "" }, moderation) === undefined;
  }

  /** Slow mode and holding, for a message that is new to a room. */
  async #next(
    { sender, room, network }: Place,
    { at }: Act,
    moderation: Moderation,
  ): Promise<Verdict> {
    const { slowMode, trust, networks, rates } = this.#options;
    const waitMs = slowMode.take(room, sender.id, moderation.slowModeSeconds * 1_000);
    if (waitMs > 0) throw tooFast("This room is in slow mode.", waitMs);
    networks.note({ reader: sender.id, network }, at);
    if (!moderation.holdFirst || await trust.has(sender.id)) return "go";
    rates.takeFirst({ reader: sender.id, network });
    return "hold";
  }

  /** What becomes of a message that was sent before; `undefined` if it was not. */
  async #known(place: Place, id: string): Promise<Verdict | undefined> {
    const { store, held } = this.#options;
    if (await store.message(refOf(place), id) !== undefined) return "go";
    return place.whisper === undefined && await held.has(place.room, id) ? "hold" : undefined;
  }

  #refusalOf(
    { room, sender, network }: Place,
    { texts = [] }: Act,
    { mode, words: unwanted }: Moderation,
  ): Refused | undefined {
    if (mode !== "open") return modeRefused(mode);
    const { measures, words } = this.#options;
    const site = siteOf(room);
    const subject = { site, reader: sender.id, network };
    const measure = measures.refusalOf("ban", subject) ?? measures.refusalOf("mute", subject);
    if (measure !== undefined) return measure;
    const isUnwanted = [...texts, sender.name].some((text = "") => words.isIn(unwanted, text));
    return isUnwanted ? wordRefused() : undefined;
  }
}

/** Nobody but authors writes in the room, or reads. */
export function modeRefused(mode: Exclude<Moderation["mode"], "open">): Refused {
  return new Refused({
    code: mode,
    message: mode === "closed"
      ? "This conversation is closed: only authors read and write in it."
      : "This conversation can be read only: only authors write in it.",
  });
}
