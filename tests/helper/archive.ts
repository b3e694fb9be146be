/**
 * Conversations with one of everything an archive holds.
 *
 * @module
 */
import type { ArchiveSource } from "../../server/chat/archive/export.ts";
import { exportLines, type ExportQuery } from "../../server/chat/archive/export.ts";
import type { Store } from "../../server/storage/store.ts";
import { DEFAULT_MODERATION, type Site } from "../../shared/chat/site.ts";
import { ROOM, say } from "./new_message.ts";

/** Ids are as long as ids of readers are. */
export const READER = { kind: "reader", id: "reader-of-the-blog", name: "Kim" } as const;
/** The author. */
export const AUTHOR = { kind: "author", id: "owner", name: "Author" } as const;
/** The settings of the default site. */
export const SITE: Site = {
  id: "default",
  title: "Blog",
  origins: ["https://blog.example"],
  language: "ko",
  theme: { mode: "dark", color: "#336699" },
  hours: { timeZone: "Asia/Seoul", days: [[{ from: 540, to: 1_080 }], [], [], [], [], [], []] },
  moderation: { ...DEFAULT_MODERATION, words: ["one"] },
  retentionDays: 30,
};

/** Says one of everything: settings, a room and a whisper. */
export async function converse(store: Store): Promise<void> {
  await store.sites.put(SITE);
  await store.roomSettings.put({ room: ROOM, settings: { slowModeSeconds: 5 } });
  const page = { title: "A post", url: "https://blog.example/posts/first" };
  const sentence = { text: "A sentence.", fragment: ":~:text=A" };
  const asked = say("frist?", { from: READER, question: true, page, sentence });
  const answer = say("`so`\n한국어", { from: AUTHOR, answers: asked.id, quote: asked.id });
  const deleted = say("gone", { from: READER });
  const whispered = say("why?", { from: READER, whisper: READER.id, question: true });
  const ref = { room: ROOM, id: asked.id };
  await store.append(asked);
  await store.append(answer);
  for (const by of [AUTHOR, READER]) {
    await store.change({ ...ref, kind: "react", by, emoji: "👍", on: true });
  }
  await store.change({ ...ref, kind: "edit", text: "first?", at: 1_700_000_000_005 });
  await store.append(deleted);
  await store.change({ room: ROOM, id: deleted.id, kind: "delete" });
  await store.append(whispered);
  const private_ = { room: ROOM, whisper: READER.id, id: whispered.id };
  await store.change({ ...private_, kind: "consent", allow: true });
  await store.publish({ ...private_, as: "published-question", at: 1_700_000_000_009 });
}

/** An archive as text. */
export async function archiveOf(
  store: ArchiveSource,
  query: ExportQuery = { whispers: true },
): Promise<string> {
  let text = "";
  for await (const line of exportLines(store, query)) text += JSON.stringify(line) + "\n";
  return text;
}

/** A text as the body of a request, a few bytes at a time. */
export async function* bytesOf(text: string, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}
