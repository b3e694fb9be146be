/**
 * A conversation in the author's list, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { InboxRow } from "../../../../shared/chat/inbox.ts";
import { pageTitleOf, readerNameOf } from "../../../../widget/console/inbox/row.ts";
import { consoleEn } from "../../../../widget/locale/console_en.ts";
import { answering, atDesk, room, SIGNED_IN } from "../../stage/desk.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, READER } from "../../stage/state.ts";

const WHISPER = "3q2-7wAAAAAAAAAAAAAAAA";

Deno.test("a room is called after its page, a whisper after its reader", () => {
  equal(pageTitleOf(room("/글/헤더", { title: "" })), "/글/헤더");
  const low = room("/a", { whisper: WHISPER, from: { ...READER, id: WHISPER, name: "Ada" } });
  equal(readerNameOf(low, consoleEn), "Ada");
  equal(readerNameOf({ ...low, reader: { id: WHISPER, name: "Bo" } }, consoleEn), "Bo");
  const answered = room("/a", { whisper: WHISPER, from: AUTHOR });
  equal(/^Reader \d{3}$/.test(readerNameOf(answered, consoleEn)), true);
});

stageTest(
  "a row says who can see it, whose it is, how long it waits, and words as words",
  async (page) => {
    const text = "<img src=x onerror=alert(1)>";
    const day = 24 * 60 * 60_000;
    const open = { open: 1, answered: 0 };
    const desk = { room: room("/c").room, at: 1 };
    const about = room("/e", {
      from: READER,
      title: "E",
      text: "Which?",
      questions: { open: 2, answered: 0 },
      askedAt: Date.now() - 2 * day,
    });
    const rows: readonly InboxRow[] = [
      room("/a", {
        from: READER,
        title: "A",
        text,
        questions: open,
        askedAt: Date.now() - 3 * day,
      }),
      room("/b", { from: READER, title: text, whisper: WHISPER, minutesAgo: 2 }),
      room("/c", {
        title: "C",
        text: "So.",
        desk: { ...desk, assignee: AUTHOR.id },
        minutesAgo: 3,
      }),
      room("/d", { title: "D", desk: { ...desk, done: true }, minutesAgo: 4, unread: 2 }),
      {
        ...about,
        last: { ...about.last, sentence: { text: "A <b>name</b>.", fragment: "text=A" } },
      },
    ];
    await page.evaluate(() => globalThis.desk.show());
    await atDesk(page);
    await page.evaluate((rows) => {
      globalThis.desk.inbox.change({ link: { kind: "online" }, loaded: true, rows });
    }, rows);
    await page.locator(".list a").nth(4).waitFor();
    const said = await page.locator(".list a").evaluateAll((links) =>
      links.map((link) => link.textContent?.replace(/\s+/g, " ").trim() ?? "")
    );
    const forms = [
      /^A .* Reader \d{3}: <img src=x onerror=alert\(1\)> Public, \/a Waiting for 3 days$/,
      // What somebody asks about stands in the place of the page's path.
      /^E .* Reader \d{3}: Which\? Public, A <b>name<\/b>\. 2 open, 2 days$/,
      /^Reader \d{3} .* Private · <img src=x onerror=alert\(1\)> Waiting$/,
      /^D .* \/d Done 22 unread$/,
      /^C .* You: So\. Public, \/c Mine$/,
    ];
    deepEqual(said.map((row, at) => forms[at]?.test(row) ? "" : row), ["", "", "", "", ""]);
  },
  answering(SIGNED_IN).options,
);

stageTest(
  "until when a conversation sleeps is said to the end, whoever it belongs to",
  async (page) => {
    const author = {
      ...AUTHOR,
      id: "long",
      name: "Donaudampfschifffahrtselektrizitätengesellschaft",
    };
    const snoozedUntil = new Date(2031, 11, 28, 9).getTime();
    const row = room("/a", {
      title: "A",
      desk: { room: room("/a").room, at: 1, assignee: author.id, snoozedUntil },
    });
    await page.evaluate(() => globalThis.desk.show());
    await atDesk(page);
    await page.evaluate((rows) => {
      globalThis.desk.inbox.change({ link: { kind: "online" }, loaded: true, rows });
    }, [row]);
    await page.locator(".list .whose").filter({ hasText: author.name }).waitFor();
    const [settled, link] = await page.evaluate(() =>
      [".list .row-marks > :nth-child(2)", ".list a"].map((selector) => {
        const element = document.querySelector(selector);
        const { right } = element?.getBoundingClientRect() ?? new DOMRect();
        return { right, hidden: (element?.scrollWidth ?? 0) - (element?.clientWidth ?? 0) };
      })
    );
    equal(settled?.hidden, 0);
    equal((settled?.right ?? Infinity) <= (link?.right ?? 0), true);
  },
  answering({
    ...SIGNED_IN,
    "GET /api/authors": [200, {
      authors: [{
        id: "long",
        name: "Donaudampfschifffahrtselektrizitätengesellschaft",
        role: "author",
      }],
    }],
  }).options,
);
