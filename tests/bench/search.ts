/**
 * How long a search over many messages takes in the SQLite store, and how much the data file weighs.
 *
 * @module
 */
import type { Store } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { wordsOf } from "../../shared/chat/words.ts";
import { dataDir } from "../helper/data_dir.ts";
import { ROOM, say } from "../helper/new_message.ts";
import { prose } from "../helper/prose.ts";
import type { Report, Row } from "./report.ts";

const LIMIT = 20;
const RARE = "a needle nobody else wrote: 바늘구멍";
const ROOMS = Array.from({ length: 200 }, (_, n) => roomId(`/posts/${n}`));

/** What is looked for, and why. */
const QUERIES: readonly { readonly what: string; readonly q: string }[] = [
  { what: "English, one hit", q: "needle" },
  { what: "Korean, one hit", q: "바늘구" },
  { what: "English, part of a word, many hits", q: "ebsock" },
  { what: "Korean, part of a word, many hits", q: "웹소켓" },
  { what: "a phrase's words, in English", q: "transaction broker destination session" },
  { what: "a phrase's words, in Korean", q: "연결합니다 저장한 공개됩니다" },
  { what: "no hit", q: "nowhere at all" },
  { what: "one character, many hits", q: "웹" },
  { what: "two characters, many hits", q: "so" },
  { what: "two characters, no hit", q: "§§" },
];

/** The time of a page of hits, in 100,000 messages. */
export async function search({ quick }: { readonly quick: boolean }): Promise<Report> {
  using dir = dataDir();
  const store = await dir.open();
  const count = quick ? 10_000 : 100_000;
  const rounds = quick ? 5 : 30;
  try {
    await fill(store, count);
    const wide: Row[] = [];
    for (const query of QUERIES) {
      wide.push(
        await measure(
          query,
          rounds,
          (words) => store.search.everywhere({ words, kind: "all", limit: LIMIT }),
        ),
      );
    }
    const [word = { what: "", q: "" }] = QUERIES.slice(2);
    wide.push(
      await measure(
        { ...word, what: "many hits, none of them in that room" },
        rounds,
        (words) =>
          store.search.everywhere({ words, kind: "all", room: roomId("/nowhere"), limit: LIMIT }),
      ),
    );
    wide.push(
      await measure(
        { what: "a reader's, in a room of 20,000, no hit", q: "§§" },
        rounds,
        (words) => store.search.within({ words, room: ROOM, limit: LIMIT }),
      ),
    );
    const worst = Math.max(...wide.map((row) => Number(row["p99 ms"])));
    const megabytes = Deno.statSync(dir.file).size / 1e6;
    return {
      title: "search",
      ratios: [],
      figures: [
        {
          name: `slowest p99, ${count.toLocaleString("en")} messages, ms`,
          value: worst,
          goal: { atMost: 200 },
        },
        { name: "data file, MB", value: megabytes },
      ],
      rows: wide,
    };
  } finally {
    await store.close();
  }
}

/** A fifth in one room, every tenth of the others whispered. */
async function fill(store: Store, count: number): Promise<void> {
  const texts = prose(200);
  for (let n = 0; n < count; n += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, at) => {
      const text = n + at === 42 ? RARE : texts.next().value;
      if (at % 5 === 0) return store.append(say(text));
      const room = ROOMS[(n + at) % ROOMS.length] ?? ROOM;
      return store.append(say(text, at % 10 === 1 ? { room, whisper: "reader-1" } : { room }));
    }));
  }
}

async function measure(
  { what, q }: { readonly what: string; readonly q: string },
  rounds: number,
  find: (words: readonly string[]) => Promise<{ readonly found: readonly unknown[] }>,
): Promise<Row> {
  const words = wordsOf(q);
  const timesMs: number[] = [];
  let hits = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    hits = (await find(words)).found.length;
    timesMs.push(performance.now() - start);
  }
  timesMs.sort((a, b) => a - b);
  const quantile = (part: number) => timesMs[Math.floor(timesMs.length * part)] ?? NaN;
  return {
    "looked for": what,
    "hits in the page": hits,
    "p50 ms": quantile(0.5),
    "p99 ms": quantile(0.99),
  };
}
