/**
 * How long an export of many messages takes, and its import elsewhere, while somebody goes on talking.
 *
 * @module
 */
import { exportLines } from "../../server/chat/archive/export.ts";
import { importArchive, type ImportOptions } from "../../server/chat/archive/import.ts";
import { markdownOf } from "../../server/chat/archive/markdown.ts";
import { SiteEditing } from "../../server/chat/site/site_editing.ts";
import { Sites } from "../../server/chat/site/sites.ts";
import { answerLines, answerText } from "../../server/http/response/json_lines.ts";
import type { Store } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { dataDir } from "../helper/data_dir.ts";
import { say } from "../helper/new_message.ts";
import { prose } from "../helper/prose.ts";
import type { Report, Row } from "./report.ts";

const ROOMS = Array.from({ length: 20 }, (_, n) => roomId(`/posts/${n}`));
const TALKED_IN = roomId("/elsewhere", "aside");

/** The time of both, and the longest wait of somebody who talks meanwhile. */
export async function archive({ quick }: { readonly quick: boolean }): Promise<Report> {
  using from = dataDir();
  using to = dataDir();
  const [source, target] = [await from.open(), await to.open()];
  const count = quick ? 2_000 : 10_000;
  try {
    await fill(source, count);
    const file = { fileName: "", type: "text/plain" };
    const query = { whispers: true, site: "default" };
    let lines = new Uint8Array();
    const rows = [
      await timed("export, JSON Lines", source, async () => {
        lines = await new Response(answerLines(exportLines(source, query), "").body).bytes();
        return lines.length;
      }),
      await timed("export, Markdown", source, async () => {
        const text = answerText(markdownOf(exportLines(source, query)), file);
        return (await text.bytes()).length;
      }),
      await timed("import", target, async () => {
        await importArchive(new Blob([lines]).stream(), optionsFor(target));
        return lines.length;
      }),
    ];
    const [exported, written, imported] = rows.map((row) => Number(row["seconds"]));
    const messages = `${count.toLocaleString("en")} messages, seconds`;
    return {
      title: "archive",
      ratios: [],
      figures: [
        { name: `export, ${messages}`, value: exported ?? NaN, goal: { atMost: 5 } },
        { name: `export as Markdown, ${messages}`, value: written ?? NaN, goal: { atMost: 5 } },
        { name: `import, ${messages}`, value: imported ?? NaN },
      ],
      rows,
    };
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

/** Every tenth message has a reaction, every twentieth is whispered. */
async function fill(store: Store, count: number): Promise<void> {
  const texts = prose(200);
  for (let n = 0; n < count; n += 500) {
    await Promise.all(Array.from({ length: Math.min(500, count - n) }, async (_, index) => {
      const id = `reader-of-posts-${index % 50}`;
      const by = { kind: "reader", id, name: "" } as const;
      const room = ROOMS[index % ROOMS.length] ?? TALKED_IN;
      const ref = { room, ...index % 20 === 0 && { whisper: id } };
      const message = say(texts.next().value, { ...ref, from: by });
      await store.append(message);
      if (index % 10 !== 0) return;
      await store.change({ ...ref, id: message.id, kind: "react", by, emoji: "👍", on: true });
    }));
  }
}

async function timed(name: string, store: Store, work: () => Promise<number>): Promise<Row> {
  let isDone = false;
  const waitsMs: number[] = [];
  const talking = (async () => {
    while (!isDone) {
      const sent = performance.now();
      await store.append(say("meanwhile", { room: TALKED_IN }));
      waitsMs.push(performance.now() - sent);
    }
  })();
  const start = performance.now();
  const bytes = await work().finally(() => isDone = true);
  const seconds = (performance.now() - start) / 1_000;
  await talking;
  waitsMs.sort((a, b) => a - b);
  return {
    "": name,
    "seconds": Number(seconds.toPrecision(3)),
    "MB": Number((bytes / 1e6).toPrecision(3)),
    "messages meanwhile": waitsMs.length,
    "their longest wait, ms": Math.round(waitsMs.at(-1) ?? NaN),
  };
}

function optionsFor(store: Store): ImportOptions {
  const sites = new Sites({ store, ownOrigins: [], allowedOrigins: undefined });
  const siteEditing = new SiteEditing({ sites, store, clock: { now: () => 0 }, report: () => {} });
  return { store, sites, siteEditing, isErased: () => false };
}
