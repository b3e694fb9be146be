/**
 * A long log of what authors did is read by what is asked for, and forgotten part by part.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { tallied } from "../../../../../server/storage/kv/database/tally.ts";
import type { NewAuditEntry } from "../../../../../server/storage/port/audit_store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { type Shelf, withShelf } from "../../../../helper/kv_shelf.ts";

const COUNT = 1_300;
const AT = 1_700_000_000_000;

/** Acts of two authors, one in ten of them a ban, in one room about one reader in five. */
function entry(n: number): NewAuditEntry {
  return {
    at: AT + n,
    by: n % 2 === 0 ? { id: "kim", name: "Kim" } : { id: "lee", name: "Lee" },
    act: n % 10 === 0 ? "reader.ban" : "message.delete",
    about: { room: roomId("/posts/first"), reader: `reader-${n % 5}` },
  };
}

async function fill({ part }: Shelf, count = COUNT): Promise<void> {
  const audit = part("audit");
  await Promise.all(Array.from({ length: count }, (_, n) => audit.add(entry(n))));
}

Deno.test("what is rare in a long log is found without reading the log", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const audit = shelf.part("audit");
    const { listed, keys } = shelf.counts;
    const found = await audit.page({ limit: 20, acts: ["reader.ban"], by: "kim" });
    deepEqual(found.map(({ at }) => at - AT), Array.from({ length: 20 }, (_, n) => 1_290 - n * 10));
    equal(shelf.counts.listed - listed, 20, "what lists the act");
    equal(shelf.counts.keys - keys, 20, "the entries");
  }));

Deno.test("what one author never did is not looked for among what others did", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const { listed } = shelf.counts;
    const audit = shelf.part("audit");
    deepEqual(await audit.page({ limit: 20, acts: ["reader.ban"], by: "lee" }), []);
    const acts = ["reader.ban", "message.delete"];
    const found = await audit.page({ limit: 20, acts, by: "lee", until: AT + 1_000 });
    deepEqual(found.map(({ at }) => at - AT), Array.from({ length: 20 }, (_, n) => 999 - n * 2));
    equal(shelf.counts.listed - listed, 20);
  }));

Deno.test("a long log is read wholly, page by page, each entry once", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const audit = shelf.part("audit");
    for (const filter of [{}, { acts: ["reader.ban", "message.delete"] }]) {
      const found: number[] = [];
      for (let before = Infinity;;) {
        const page = await audit.page({ ...filter, before, limit: 400 });
        found.push(...page.map(({ at }) => at - AT));
        if (page.length < 400) break;
        before = page.at(-1)?.key ?? 0;
      }
      deepEqual(found, Array.from({ length: COUNT }, (_, n) => COUNT - 1 - n));
    }
  }));

Deno.test("a span of a long log is found without reading what is older or younger", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const { listed } = shelf.counts;
    const span = { from: AT + 500, until: AT + 510 };
    const found = await shelf.part("audit").page({ ...span, limit: 20 });
    deepEqual(found.map(({ at }) => at - AT), [509, 508, 507, 506, 505, 504, 503, 502, 501, 500]);
    equal(shelf.counts.listed - listed <= 20, true);
  }));

Deno.test("entries of one moment, and of a clock that went back, are in the order in which they came", () =>
  withShelf(async ({ part }) => {
    const audit = part("audit");
    for (const [n, at] of [AT, AT, AT - 5_000, AT + 1].entries()) {
      await audit.add({ ...entry(n), at, act: String(n) });
    }
    const acts = async (query: object) =>
      (await audit.page({ limit: 9, ...query })).map(({ act }) => act).join();
    equal(await acts({}), "3,2,1,0");
    equal(await acts({ until: AT + 1 }), "2,1,0");
    equal(await acts({ from: AT }), "3,1,0");
    equal(await acts({ from: AT - 5_000, until: AT }), "2");
  }));

Deno.test("of a reader with many entries no key is left, and the entries are", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const audit = shelf.part("audit");
    await audit.forget("reader-1");
    await audit.forgetIn({ room: roomId("/posts/first"), whisper: "reader-2" });
    const entries = await shelf.entries();
    deepEqual(entries.filter((each) => each.includes("reader-1")), []);
    deepEqual(entries.filter((each) => each.includes("reader-2")), []);
    equal(entries.filter((each) => each.includes("readerHash")).length, COUNT * 2 / 5);
  }));

Deno.test("a log that is cut keeps the newest entries, and no key of the others", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const audit = shelf.part("audit");
    await audit.tidy({ before: AT + 300, keep: 450 });
    const kept = await audit.page({ limit: 1_000 });
    deepEqual([kept.length, kept.at(-1)?.at], [450, AT + 850]);
    equal(await shelf.read((view) => tallied(view, "audit", "entries")), 450);
    await audit.tidy({ before: AT + COUNT, keep: 450 });
    deepEqual(await shelf.keys(), []);
  }));
