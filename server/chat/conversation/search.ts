/**
 * Finding what was said.
 *
 * Readers search one public conversation at a time, authors everything. Searching is more work than
 * anything else people ask for, so each has few attempts, and all readers together have few.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";
import type { Hit, RoomSearch, SearchPage, SearchRequest } from "../../../shared/chat/search.ts";
import { marksOf, wordsOf } from "../../../shared/chat/words.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import type { RoomTerms } from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import { DEFAULT_PAGE_HITS, MAX_PAGE_HITS, MAX_QUERY_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { FoundMessages, SearchStore, WordQuery } from "../../storage/port/search_store.ts";
import { AttemptLimit, type AttemptRate } from "../attempt_limit.ts";
import { assertMayRead } from "../moderation/terms.ts";
import { weightOf, withinWeight } from "./page_weight.ts";
import type { Place } from "./place.ts";
import { cleanText } from "../text.ts";

/** Of one person: somebody who types, and leafs through what is found. */
const EACH: AttemptRate = { burst: 20, intervalMs: 500 };
/** Of all readers of one network, who cost nothing: so that it does not search for everybody's share. */
const OF_NETWORK: AttemptRate = { burst: 40, intervalMs: 100 };
/** Of all readers: the store is for everybody. */
const ALL_READERS: AttemptRate = { burst: 100, intervalMs: 20 };

/** What a {@linkcode Search} is made with. */
export interface SearchOptions {
  readonly store: { readonly search: SearchStore };
  readonly clock: Pick<Clock, "now">;
  /** What holds in a room for readers. */
  readonly termsOf: (room: RoomId) => RoomTerms;
}

/** Finds messages. */
export class Search {
  readonly #store: SearchStore;
  readonly #each: AttemptLimit;
  readonly #networks: AttemptLimit;
  readonly #allReaders: AttemptLimit;
  readonly #termsOf: SearchOptions["termsOf"];

  constructor({ store, clock, termsOf }: SearchOptions) {
    this.#store = store.search;
    this.#termsOf = termsOf;
    this.#networks = new AttemptLimit(OF_NETWORK, clock);
    this.#each = new AttemptLimit(EACH, clock);
    this.#allReaders = new AttemptLimit(ALL_READERS, clock);
  }

  /**
   * In a room's public conversation, and nowhere else.
   *
   * @throws {Refused} `invalid-body`, `closed`, `too-fast`
   */
  async inRoom(place: Place, request: RoomSearch): Promise<SearchPage> {
    const { room, sender, network } = place;
    const query = queryOf(request);
    assertMayRead(place, this.#termsOf(room));
    this.#take(sender, network);
    const found = await this.#store.within({ ...query, room });
    return pageOf({ ...request, room }, query, found);
  }

  /**
   * In all conversations, for authors.
   *
   * @throws {Refused} `invalid-body`, `too-fast`
   */
  async everywhere(sender: Sender, request: SearchRequest): Promise<SearchPage> {
    const query = queryOf(request);
    this.#take(sender);
    const { site, room, in: kind = "all" } = request;
    const scope = { kind, ...site !== undefined && { site }, ...room !== undefined && { room } };
    return pageOf(request, query, await this.#store.everywhere({ ...query, ...scope }));
  }

  #take({ kind, id }: Sender, network?: string): void {
    const limits: [AttemptLimit, string][] = [[this.#each, `${kind} ${id}`]];
    if (network !== undefined) limits.push([this.#networks, network]);
    if (kind === "reader") limits.push([this.#allReaders, ""]);
    for (const [limit, key] of limits) {
      const retryAfterMs = limit.take(key);
      if (retryAfterMs === 0) continue;
      throw new Refused({
        code: "too-fast",
        message: "Too many searches. Wait a moment.",
        retryAfterMs,
      });
    }
  }
}

function queryOf({ q, before, limit = DEFAULT_PAGE_HITS }: RoomSearch): WordQuery {
  const query = cleanText(q);
  if (query.length > MAX_QUERY_LENGTH) {
    throw new Refused({
      code: "invalid-body",
      message: `Cannot look for ${query.length} characters: at most ${MAX_QUERY_LENGTH}.`,
    });
  }
  return {
    words: wordsOf(query),
    limit: Math.min(limit, MAX_PAGE_HITS),
    ...before !== undefined && { before },
  };
}

/** As much of what was found as one answer may weigh. */
function pageOf(
  asked: SearchRequest,
  { words }: WordQuery,
  { found, next }: FoundMessages,
): SearchPage {
  const all = found.map(({ message }): Hit => ({
    message,
    marks: marksOf(message.text, words) ?? [],
  }));
  const hits = withinWeight(all, weightOf);
  const goOn = hits.length < found.length ? found[hits.length - 1]?.place : next;
  return { asked, hits, ...goOn !== undefined && { next: goOn } };
}
