/**
 * Searching the messages of all conversations, on the server.
 *
 * @module
 */
import { SEARCH, SEARCH_RESULTS } from "../../../shared/chat/destination.ts";
import type { InboxFilter } from "../../../shared/chat/inbox.ts";
import { type Hit, isSearchPage, type SearchRequest } from "../../../shared/chat/search.ts";
import type { Link } from "../../state/link.ts";

/** What has come of a search. */
export interface SearchState {
  readonly asked: SearchRequest;
  readonly hits: readonly Hit[];
  readonly phase: "searching" | "done" | "failed";
  /** Where to go on; without it there is nothing more. */
  readonly next?: number;
}

/** So many hits are asked for at once. */
const LIMIT = 30;

/** One search after another; an answer to an earlier one is of no use. */
export class MessageSearch {
  readonly #link: Link;
  readonly #changed: () => void;
  readonly #leave: () => void;
  #state: SearchState | undefined;

  /** @param changed is called with every change of `state` */
  constructor(link: Link, changed: () => void) {
    this.#link = link;
    this.#changed = changed;
    this.#leave = link.follow(() => SEARCH_RESULTS, (body) => this.#told(body));
  }

  /** `undefined` while nothing is looked for. */
  get state(): SearchState | undefined {
    return this.#state;
  }

  /** Looks for the words of a filter, where the filter looks. */
  search({ words = "", kind, site }: InboxFilter): void {
    const q = words.trim();
    if (q === "") return this.clear();
    this.#ask({
      q,
      limit: LIMIT,
      ...site !== undefined && { site },
      ...kind !== undefined && { in: kind === "private" ? "whispers" : "rooms" },
    }, []);
  }

  /** Looks further back. */
  more(): void {
    const { asked, hits, next, phase } = this.#state ?? {};
    if (asked === undefined || next === undefined || phase === "searching") return;
    this.#ask({ ...asked, before: next }, hits ?? []);
  }

  clear(): void {
    if (this.#state === undefined) return;
    this.#state = undefined;
    this.#changed();
  }

  close(): void {
    this.#leave();
  }

  #ask(asked: SearchRequest, hits: readonly Hit[]): void {
    this.#state = { asked, hits, phase: "searching" };
    this.#changed();
    this.#link.send({ destination: SEARCH, body: asked }, (answer) => {
      if (answer.kind === "refused") this.#failed(asked);
    });
    if (this.#link.status.kind !== "online") this.#failed(asked);
  }

  #failed(asked: SearchRequest): void {
    if (this.#state?.asked !== asked) return;
    this.#state = { ...this.#state, phase: "failed" };
    this.#changed();
  }

  #told(body: unknown): void {
    const state = this.#state;
    if (state?.phase !== "searching" || !isSearchPage(body) || !isSame(body.asked, state.asked)) {
      return;
    }
    const { hits, next } = body;
    this.#state = {
      asked: state.asked,
      hits: [...state.hits, ...hits],
      phase: "done",
      ...next !== undefined && { next },
    };
    this.#changed();
  }
}

function isSame(one: SearchRequest, other: SearchRequest): boolean {
  return one.q === other.q && one.before === other.before && one.site === other.site &&
    one.in === other.in;
}
