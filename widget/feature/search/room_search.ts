/**
 * A search in a room: asks, puts the pages together, and goes on after a lost link.
 *
 * @module
 */
import { searchOf } from "../../../shared/chat/room_destination.ts";
import { SEARCH_RESULTS } from "../../../shared/chat/own_destination.ts";
import { type Hit, isSearchPage, type SearchPage } from "../../../shared/chat/search.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Talk } from "../../state/model.ts";
import { roomOf } from "../room.ts";

/** How it stands. */
export type SearchPhase =
  /** Nothing was looked for. */
  | "idle"
  | "searching"
  | "found"
  /** The server wants to be asked less often; it is asked again by itself. */
  | "too-fast"
  | "failed";

/** While somebody types, the server is not asked. */
const TYPED_MS = 300;
/** When the server is asked again that does not say when. */
const ASK_AGAIN_MS = 2_000;
/** Pages with nothing in them are passed over, so many at a time. */
const EMPTY_PAGES = 5;

/** See the head of this file. */
export class RoomSearch {
  query = "";
  phase: SearchPhase = "idle";
  hits: readonly Hit[] = [];
  /** Where to go on; nothing when there is no more. */
  next: number | undefined;
  readonly #talk: Pick<Talk, "room" | "link">;
  readonly #after: Clock["after"];
  readonly #changed: () => void;
  readonly #leave: (() => void)[];
  #cancel = () => {};
  /** What is on its way. */
  #asked: { readonly q: string; readonly before: number | undefined } | undefined;
  #emptyPages = 0;

  /** @param changed hears of every change */
  constructor(talk: Pick<Talk, "room" | "link">, after: Clock["after"], changed: () => void) {
    this.#talk = talk;
    this.#after = after;
    this.#changed = changed;
    let isOnline = this.isOnline;
    this.#leave = [
      talk.link.follow(() => SEARCH_RESULTS, (body) => this.#arrived(body)),
      talk.room.subscribe(() => {
        if (isOnline === this.isOnline) return;
        isOnline = this.isOnline;
        // Whatever was on its way is lost.
        const lost = this.#asked;
        this.#asked = undefined;
        if (isOnline && this.phase === "searching") this.#ask(lost?.before);
        changed();
      }),
    ];
  }

  get isOnline(): boolean {
    return this.#talk.room.state.link.kind === "online";
  }

  /** Looks for this, once it is not typed on; at once if it is to be. */
  search(query: string, now = false): void {
    const q = query.trim();
    if (q === this.query && !now) return;
    this.query = q;
    this.#cancel();
    this.#asked = undefined;
    this.phase = q === "" ? "idle" : "searching";
    if (q === "") this.#show([], undefined);
    else if (now) this.#ask(undefined);
    else this.#cancel = this.#after(TYPED_MS, () => this.#ask(undefined));
    this.#changed();
  }

  /** Looks further back. */
  more(): void {
    if (this.next === undefined || this.phase === "searching") return;
    this.phase = "searching";
    this.#ask(this.next);
    this.#changed();
  }

  /** Hears nothing any more. */
  stop(): void {
    this.#cancel();
    for (const leave of this.#leave) leave();
  }

  #ask(before: number | undefined): void {
    const asked = this.#asked = { q: this.query, before };
    if (!this.isOnline) return;
    const { link } = this.#talk;
    const body = before === undefined ? { q: asked.q } : asked;
    link.send({ destination: searchOf(roomOf(this.#talk)), body }, (answer) => {
      if (answer.kind === "answered" || this.#asked !== asked) return;
      const { code, retryAfterMs = ASK_AGAIN_MS } = answer.refusal;
      this.phase = code === "too-fast" ? "too-fast" : "failed";
      if (code === "too-fast") this.#cancel = this.#after(retryAfterMs, () => this.#ask(before));
      this.#changed();
    });
  }

  #arrived(page: unknown): void {
    const asked = this.#asked;
    if (asked === undefined || !isSearchPage(page) || !isAnswer(page, asked)) return;
    this.#asked = undefined;
    const hits = asked.before === undefined ? page.hits : [...this.hits, ...page.hits];
    this.#show(hits, page.next);
    this.#emptyPages = page.hits.length === 0 ? this.#emptyPages + 1 : 0;
    if (hits.length === 0 && page.next !== undefined && this.#emptyPages < EMPTY_PAGES) {
      return this.#ask(page.next);
    }
    this.phase = "found";
    this.#changed();
  }

  #show(hits: readonly Hit[], next: number | undefined): void {
    this.hits = hits;
    this.next = next;
  }
}

function isAnswer(
  { asked }: SearchPage,
  { q, before }: { readonly q: string; readonly before: number | undefined },
): boolean {
  return asked.q === q && asked.before === before;
}
