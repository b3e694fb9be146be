/**
 * What authors do about readers: keep them out, or from writing, and undo it; delete all a reader wrote;
 * decide about held messages.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";
import { DEFAULT_SITE, isMessageId, isReaderId, parseRoomId } from "../../../shared/chat/id.ts";
import type {
  Judge,
  Lift,
  MeasureKind,
  MessageRef,
  ModerationEvent,
  ModerationList,
  Purge,
  Restrict,
} from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { StoredMeasure } from "../../storage/port/measure_store.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import { weightOf, withinWeight } from "../conversation/page_weight.ts";
import { assertMessageId, notFound } from "../conversation/place.ts";
import { siteOf, type Sites } from "../site/sites.ts";
import { cleanReason } from "../text.ts";
import type { Held } from "./held.ts";
import { type Measures, shownMeasure } from "./measures.ts";
import { NETWORK_LIFE_MS, type Networks } from "./networks.ts";
import type { Trust } from "./trust.ts";

/** How many messages are deleted together. */
const PURGE_PART = 100;
const MINUTE_MS = 60_000;

/** What {@linkcode ModerationDesk} works with. */
export interface ModerationDeskOptions {
  readonly store: Pick<Store, "message" | "change" | "traces" | "measures" | "held">;
  readonly clock: Pick<Clock, "now">;
  readonly sites: Pick<Sites, "has" | "all">;
  readonly measures: Measures;
  readonly networks: Networks;
  readonly held: Held;
  readonly trust: Trust;
  /** Whether a reader was erased at any time. */
  readonly wasErased: (reader: string) => boolean;
  readonly report: (fault: StoreError) => void;
  /** Hears what was done. */
  readonly tell: (event: ModerationEvent) => void;
  /** Hears a ban that counts from now on. */
  readonly banned: (measure: StoredMeasure) => void;
}

/** Where authors decide about readers. Each request may be sent again. */
export class ModerationDesk {
  readonly #options: ModerationDeskOptions;

  constructor(options: ModerationDeskOptions) {
    this.#options = options;
  }

  /** What counts and what waits; as much of it as one answer can hold. */
  async list(): Promise<ModerationList> {
    const { measures, held } = this.#options;
    const waiting = withinWeight(await held.list(), weightOf);
    return { measures: withinWeight(await measures.list(), weightOf), held: waiting };
  }

  /**
   * Keeps a reader out, or from writing; perhaps all of their network.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `id-taken`, `forbidden` or `not-stored`
   */
  async restrict(by: Sender, kind: MeasureKind, body: Restrict): Promise<void> {
    assertMessageId(body.id);
    const { clock, measures, report, tell, banned } = this.#options;
    const { site, reader, at } = await this.#meant(body);
    const network = body.network ? await this.#networkOf(reader, at) : undefined;
    const now = clock.now();
    const wanted: StoredMeasure = {
      id: body.id,
      site,
      kind,
      reader,
      ...network !== undefined && { network },
      reason: cleanReason(body.reason ?? ""),
      by,
      at: now,
      ...body.minutes !== undefined && { expiresAt: now + body.minutes * MINUTE_MS },
    };
    const measure = await kept(measures.take(wanted), report);
    if (measure === undefined) return;
    if (kind === "ban") banned(measure);
    tell({ type: "measure", measure: shownMeasure(measure) });
  }

  /** Ends a measure. @throws {Refused} `invalid-body` or `not-stored` */
  async lift({ id }: Lift): Promise<void> {
    assertMessageId(id);
    const { measures, report, tell } = this.#options;
    if (await kept(measures.lift(id), report)) tell({ type: "lifted", id });
  }

  /**
   * Deletes everything a reader wrote, wherever it is, and throws away what of theirs waits. Others see
   * each message go.
   *
   * @throws {Refused} `invalid-body` or `not-stored`
   */
  async purge({ reader }: Purge): Promise<void> {
    if (!isReaderId(reader)) throw noReader();
    const { store, held, trust, report, tell } = this.#options;
    trust.remove(reader);
    await held.rejectAllOf(reader);
    for (let after: number | undefined = 0; after !== undefined;) {
      const part = await store.traces.written({ reader, after, limit: PURGE_PART });
      await Promise.all(
        part.messages.filter(({ deleted }) => !deleted).map(({ room, whisper, id }) => {
          const ref = { room, ...whisper !== undefined && { whisper } };
          return kept(store.change({ ...ref, id, kind: "delete" }), report);
        }),
      );
      after = part.last;
    }
    tell({ type: "purged", reader });
  }

  /** Lets a held message through. @throws {Refused} as {@linkcode Held.approve} */
  approve(judged: Judge): Promise<void> {
    return this.#options.held.approve(judged);
  }

  /** Throws a held message away. @throws {Refused} as {@linkcode Held.reject} */
  reject(judged: Judge): Promise<void> {
    return this.#options.held.reject(judged);
  }

  /** Forgets what has ended, and networks that were noted too long ago. */
  async tidy(): Promise<void> {
    const { store, clock, measures } = this.#options;
    measures.tidy();
    const now = clock.now();
    await store.measures.tidy({ now, networksBefore: now - NETWORK_LIFE_MS });
  }

  /** Whom a measure is about, and when they wrote. */
  async #meant(
    { message, reader, site: named }: Restrict,
  ): Promise<{ readonly site: string; readonly reader: string; readonly at: number }> {
    if ((message === undefined) === (reader === undefined)) {
      throw invalid('send either "message" or "reader"');
    }
    if (message !== undefined) return await this.#senderOf(message);
    if (reader === undefined || !isReaderId(reader)) throw noReader();
    const { sites } = this.#options;
    if (named === undefined && sites.all().length > 1) {
      throw invalid('there are several sites: say which one counts, as "site"');
    }
    const site = named ?? DEFAULT_SITE;
    if (!sites.has(site)) throw invalid(`there is no site ${JSON.stringify(site)}`);
    if (await this.#isGone(reader)) throw notFound();
    return { site, reader, at: this.#options.clock.now() };
  }

  /** Of who was erased and is not back nothing is kept, and there is nobody to do anything to. */
  async #isGone(reader: string): Promise<boolean> {
    const { store, wasErased } = this.#options;
    if (!wasErased(reader)) return false;
    return (await store.traces.written({ reader, after: 0, limit: 1 })).messages.length === 0;
  }

  async #senderOf({ room: name, whisper, id }: MessageRef) {
    const room = parseRoomId(name)?.id;
    if (room === undefined || !isMessageId(id)) throw invalid('"message" names none');
    if (whisper !== undefined && !isReaderId(whisper)) throw noReader();
    const { store } = this.#options;
    const ref = { room, ...whisper !== undefined && { whisper } };
    const message = await store.message(ref, id) ??
      (whisper === undefined ? await store.held.find({ room, id }) : undefined);
    // Of an erased reader only the places of messages are left, and nobody to do anything to.
    if (message === undefined || message.from.id === "") throw notFound();
    if (message.from.kind !== "reader") {
      throw new Refused({ code: "forbidden", message: "Cannot do that to an author." });
    }
    return { site: siteOf(room), reader: message.from.id, at: message.at };
  }

  async #networkOf(reader: string, at: number): Promise<string> {
    const network = await this.#options.networks.at(reader, at);
    if (network !== undefined) return network;
    throw new Refused({
      code: "not-found",
      message: "The network of that reader is not known, or not any more. Leave it out.",
    });
  }
}

function noReader(): Refused {
  return invalid('"reader" names none');
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot do that: ${state}.` });
}
