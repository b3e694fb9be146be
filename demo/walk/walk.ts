/**
 * The walk: its chapters in their order, on a server that is started for it and removed after it.
 *
 * @module
 */
import { archive } from "./chapter/archive.ts";
import { attention } from "./chapter/attention.ts";
import { authors } from "./chapter/authors.ts";
import { backup } from "./chapter/backup.ts";
import { exactlyOnce } from "./chapter/exactly_once.ts";
import { identity, IDENTITY_KEY } from "./chapter/identity.ts";
import { lifeOfTheData } from "./chapter/life_of_the_data.ts";
import { messages } from "./chapter/messages.ts";
import { moderation } from "./chapter/moderation.ts";
import { opening } from "./chapter/opening.ts";
import { puzzle } from "./chapter/puzzle.ts";
import { questions } from "./chapter/questions.ts";
import { readers } from "./chapter/readers.ts";
import { roomsAndWhispers } from "./chapter/rooms_and_whispers.ts";
import { search } from "./chapter/search.ts";
import { sites, SITES_FILE } from "./chapter/sites.ts";
import { ChildServer, type ChildServerOptions } from "./child_server.ts";
import { Narrator } from "./narrator.ts";
import { Visit } from "./visit.ts";

/** One part of the walk. */
type Chapter = readonly [title: string, tell: (visit: Visit) => Promise<void>];

const CHAPTERS: readonly Chapter[] = [
  ["Rooms and whispers", roomsAndWhispers],
  ["Questions", questions],
  ["Messages", messages],
  ["Exactly once, in one order", exactlyOnce],
  ["Who readers are", readers],
  ["What readers are called", identity],
  ["Who authors are", authors],
  ["Presence and attention", attention],
  ["Moderation", moderation],
  ["A puzzle for new readers", puzzle],
  ["The life of the data", lifeOfTheData],
  ["Export and import", archive],
  ["Backup and restore", backup],
  ["Search", search],
  ["Sites", sites],
];

/** As if a proxy on this machine stood before the server, so that readers come from somewhere. */
const SETTINGS = { TRUSTED_PROXIES: "127.0.0.1,::1", IDENTITY_KEY };

/** How a walk is taken. */
export interface WalkOptions extends Pick<ChildServerOptions, "port" | "program" | "store"> {
  /** Takes each line of what is told. */
  readonly write: (line: string) => void;
  /** Breaks the walk off. */
  readonly signal?: AbortSignal;
}

/**
 * Walks, on a server that is started for it and removed after it.
 *
 * @returns whether everything was as the contract says
 */
export async function walk({ write, signal, ...options }: WalkOptions): Promise<boolean> {
  const startedAt = performance.now();
  const narrator = new Narrator(write);
  const visit = new Visit(
    narrator,
    new ChildServer({ settings: SETTINGS, sitesFile: SITES_FILE, ...options }),
  );
  write("A plain STOMP client walks through smallTalk. ✓ is what it saw as the contract says.\n");
  try {
    await Promise.race([tell(visit), broken(signal)]);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    const { observations, skipped } = narrator;
    write(
      `\nAll was as the contract says: ${observations} observations in ${seconds} s` +
        `${skipped > 0 ? `; ${skipped} parts were passed over` : ""}.`,
    );
    return true;
  } catch (error) {
    narrator.fail(error);
    return false;
  } finally {
    await visit.end();
  }
}

async function tell(visit: Visit): Promise<void> {
  await opening(visit);
  for (const [title, chapter] of CHAPTERS) {
    visit.narrator.begin(title);
    await chapter(visit);
    await visit.part();
  }
}

/** Rejects when somebody breaks the walk off. */
function broken(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
