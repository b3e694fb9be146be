/**
 * The blogs as an author settles them.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { PAGE_LIST, PAGES, SITES } from "../../../../shared/chat/destination.ts";
import type { SettledSite } from "../../../../shared/chat/site_body.ts";
import type { CallOutcome } from "../../../../widget/console/api/console_api.ts";
import { faultyFields, SiteBook } from "../../../../widget/console/site_form/site_book.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const settled = (id: string, version = "one"): SettledSite => ({ ...siteWith(id), version });
const LIST = {
  sites: [settled("default"), settled("b")],
  fixed: ["b"],
  given: ["https://given.example"],
};
const BLOG = { origin: "https://blog.example", tagAt: 5 };

async function setUp(answers: Record<string, CallOutcome> = {}) {
  const link = new PretendedLink();
  link.answers[PAGE_LIST] = { pages: [BLOG], plainHttp: true };
  const calls: unknown[] = [];
  const all: Record<string, CallOutcome> = {
    "GET /api/sites": { ok: true, value: LIST },
    ...answers,
  };
  const refusal = { code: "not-found", message: "" };
  const api = {
    call: (method: string, path: string, body?: unknown) => {
      calls.push([`${method} ${path}`, body]);
      return Promise.resolve(all[`${method} ${path}`] ?? { ok: false as const, refusal });
    },
  };
  let changes = 0;
  const book = new SiteBook({ api, link, changed: () => changes++ });
  await Promise.resolve();
  await Promise.resolve();
  return { book, link, calls, all, changes: () => changes };
}

Deno.test("the book has what the server has, and what it noticed of pages", async () => {
  const { book } = await setUp();
  deepEqual(book.sites?.map(({ id }) => id), ["default", "b"]);
  deepEqual([book.fixed, book.given, book.pages], [["b"], LIST.given, [BLOG]]);
  equal(book.plainHttp, true);
});

Deno.test("what is settled elsewhere is in the book at once, in its order", async () => {
  const { book, link, changes } = await setUp();
  const before = changes();
  link.tell(SITES, { type: "site", site: settled("a") });
  link.tell(SITES, { type: "site", site: { ...settled("default", "two"), title: "New" } });
  deepEqual(book.sites?.map(({ id, version }) => [id, version]), [
    ["default", "two"],
    ["a", "one"],
    ["b", "one"],
  ]);
  link.tell(SITES, { type: "site-removed", id: "a" });
  link.tell(SITES, { type: "nonsense" });
  deepEqual(book.sites?.map(({ id }) => id), ["default", "b"]);
  link.tell(PAGES, { ...BLOG, connectedAt: 9 });
  deepEqual(book.pages, [{ ...BLOG, connectedAt: 9 }]);
  equal(changes() > before, true);
  book.close();
  deepEqual(link.followed, []);
});

Deno.test("a site is saved with its version, and not over what somebody else has settled", async () => {
  const { book, calls, all } = await setUp({
    "PUT /api/sites/default": { ok: true, value: settled("default", "two") },
  });
  const saved = await book.save({ ...settled("default"), changed: { by: "Kim", at: 1 } });
  equal(saved.kind, "saved");
  const { id: _, ...sent } = settled("default");
  deepEqual(calls.at(-1), ["PUT /api/sites/default", sent]);
  equal(book.get("default")?.version, "two");
  all["PUT /api/sites/default"] = { ok: false, refusal: { code: "changed", message: "" } };
  equal((await book.save(settled("default"))).kind, "changed");
  // What holds now was asked for.
  deepEqual(calls.at(-1), ["GET /api/sites", undefined]);
  all["PUT /api/sites/default"] = { ok: false, refusal: { code: "forbidden", message: "" } };
  equal((await book.save(settled("default"))).kind, "refused");
});

Deno.test("blogs are added and removed, or it is said why not", async () => {
  const { book } = await setUp({
    "PUT /api/sites/c": { ok: true, value: settled("c") },
    "DELETE /api/sites/c": { ok: true, value: undefined },
  });
  equal(await book.add("c", "C"), undefined);
  deepEqual(book.sites?.map(({ id }) => id), ["default", "b", "c"]);
  equal(await book.remove("c"), undefined);
  deepEqual(book.sites?.map(({ id }) => id), ["default", "b"]);
  equal((await book.remove("b"))?.code, "not-found");
});

Deno.test("a book that does not come says why", async () => {
  const refusal = { code: "unreachable", message: "" };
  const { book } = await setUp({ "GET /api/sites": { ok: false, refusal } });
  deepEqual([book.sites, book.refusal], [undefined, refusal]);
});

Deno.test("a refusal names its fields", () => {
  const message =
    "Cannot take the settings: hours.days[0]: expected x; moderation.words: expected y.";
  deepEqual([...faultyFields(message)], ["hours", "moderation"]);
  deepEqual([...faultyFields("Something else: entirely")], []);
});
