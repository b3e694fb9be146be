/**
 * No text that somebody sends ever becomes anything but text: more than a thousand hostile ones, in
 * every place of the widget and the console that shows what others wrote, under no rules at all
 * (whatever could run would) and under the strictest.
 *
 * @module
 */
import { deepEqual, ok, rejects } from "node:assert/strict";
import type { Page } from "playwright-core";
import { SEARCH_RESULTS } from "../../shared/chat/destination.ts";
import { questionsOf, searchOf } from "../../shared/chat/room_destination.ts";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import { HOSTILE_MARKUP as TEXTS } from "../helper/hostile_markup.ts";
import { guard, INNOCENT, type Misdeeds } from "../widget/stage/page_guard.ts";
import { answering, room, SIGNED_IN } from "../widget/stage/desk.ts";
import { DESK_URL, onStage, type Open, stagesTest } from "../widget/stage/stage.ts";
import { AUTHOR, NOW, online, READER } from "../widget/stage/state.ts";

const ROOM = roomId("/posts/margin");
const PAGES = {
  "on a page without rules": { headers: {} },
  "on a page with the strictest rules": {},
} as const;

Deno.test("the hostile texts are more than a thousand", () => {
  ok(TEXTS.length > 1_000, `${TEXTS.length}`);
});

stagesTest("hostile texts are alive: as markup they run, and ask for things", async () => {
  const onPage = onStage(async (open) => {
    const { page, misdeeds } = await guarded(open, PAGES["on a page without rules"]);
    await page.evaluate((texts) => {
      for (const text of texts) {
        const place = document.createElement("div");
        document.body.append(place);
        place.innerHTML = text;
      }
      // These would take the page elsewhere.
    }, TEXTS.filter((text) => !/refresh|base href/.test(text)));
    await page.waitForFunction(() =>
      (globalThis as unknown as { watched: { hits: number } }).watched.hits > 100
    );
    const { requests, markup } = await misdeeds();
    ok(requests.length > 20, `${requests.length} were asked for`);
    ok(markup.length > 100, `${markup.length} were seen`);
  });
  await rejects(onPage, /The page complained/);
});

stagesTest("whoever makes markup of a text on a page with rules is seen", async () => {
  const onPage = onStage(async (open) => {
    const { page, misdeeds } = await guarded(open);
    await page.evaluate((text) => {
      try {
        document.body.innerHTML = text;
      } catch {
        // The rules forbid it.
      }
    }, textAt(0));
    deepEqual((await misdeeds()).violations, ["require-trusted-types-for trusted-types-sink"]);
  });
  await rejects(onPage, /requires 'TrustedHTML'/);
});

for (const [where, options] of Object.entries(PAGES)) {
  stagesTest(`no text of a conversation runs or asks for anything ${where}`, async (open) => {
    const { page, misdeeds } = await guarded(open, options);
    await page.evaluate((show) => stage.show(show), { state: online() });
    for (let part = 0; part < TEXTS.length; part += 250) {
      const messages = TEXTS.slice(part, part + 250).map((_, at) => hostileMessage(part + at));
      await become(page, { messages, typing: [{ ...READER, name: TEXTS[part] ?? "" }] });
      await page.locator("li[data-id]").nth(messages.length - 1).waitFor({ state: "attached" });
      deepEqual(await misdeeds(), INNOCENT);
    }
    const held = TEXTS.slice(0, 200).map((text, at) => ({
      id: `held-${at}`.padEnd(22, "-"),
      room: ROOM,
      from: { ...READER, name: textAt(at + 1) },
      text,
      at: NOW,
      quote: text,
      sentence: { text, fragment: text },
    }));
    const pending = TEXTS.slice(200, 400).map((text, at) => ({
      id: `mine-${at}`.padEnd(22, "-"),
      text,
      at: NOW,
      phase: "sent" as const,
      sentence: { text, fragment: text },
    }));
    await become(page, { messages: [], held, pending });
    deepEqual(await misdeeds(), INNOCENT);
  });

  stagesTest(`no text over the conversation runs or asks for anything ${where}`, async (open) => {
    const { page, misdeeds } = await guarded(open, options);
    await page.evaluate((show) => stage.show(show), { state: online() });
    const found = TEXTS.map((_, at) => hostileMessage(at));
    const hits = found.map((message) => ({ message, marks: [{ start: 1, end: 3 }] }));
    await page.evaluate(([destination, ...reply]) => {
      stage.talk.link.replies[destination] = reply;
      return stage.parts.openSearch();
    }, [searchOf(ROOM), SEARCH_RESULTS, { asked: { q: "x" }, hits }] as const);
    await page.keyboard.type("x");
    await page.evaluate(() => stage.clock.advance(400));
    await page.locator(".search .card").nth(hits.length - 1).waitFor({ state: "attached" });
    deepEqual(await misdeeds(), INNOCENT);

    const asked = found.map((message): ChatMessage => ({
      ...message,
      question: { state: "open" },
    }));
    const questions = { open: asked.length, answered: 0 };
    await page.evaluate(
      ([destination, list]) => {
        stage.talk.link.answers[destination] = list;
        return stage.parts.openQuestions();
      },
      [questionsOf(ROOM), {
        ...{ room: ROOM, epoch: "epoch", rev: 9, questions, open: asked, answered: [] },
      }] as const,
    );
    await page.getByRole("region").locator(".card").nth(asked.length - 1)
      .waitFor({ state: "attached" });
    deepEqual(await misdeeds(), INNOCENT);
  });

  stagesTest(`no text that is read out runs or asks for anything ${where}`, async (open) => {
    const { page, misdeeds } = await guarded(open, options);
    await page.evaluate((show) => stage.show(show), { state: online({ messages: [] }) });
    const spoken = await page.evaluate(async (messages) => {
      let spoken = 0;
      const regions = () =>
        document.querySelector("small-talk-staged")?.shadowRoot?.querySelectorAll("[aria-live]") ??
          [];
      for (let at = 0; at + 3 < messages.length; at += 2) {
        stage.conversation.become({ messages: messages.slice(at, at + 4) });
        await stage.turn();
        stage.clock.advance(200);
        await stage.turn();
        for (const region of regions()) spoken += region.textContent === "" ? 0 : 1;
        stage.clock.advance(2_000);
      }
      return spoken;
    }, TEXTS.map((_, at) => spokenMessage(at)));
    ok(spoken > TEXTS.length / 3, `${spoken} were read out`);
    deepEqual(await misdeeds(), INNOCENT);
  });

  stagesTest(`neither title nor attributes run or ask for anything ${where}`, async (open) => {
    const { page, misdeeds } = await guarded(open, options);
    await page.evaluate((show) => stage.show(show), { state: online() });
    const titles = await page.evaluate(async (texts) => {
      const element = document.querySelector<HTMLElement & { requestUpdate(): void }>(
        "small-talk-staged",
      );
      let shown = 0;
      for (const [at, text] of texts.entries()) {
        document.title = text;
        for (const name of ["theme", "placement", "side", "lang"]) {
          element?.setAttribute(name, text);
        }
        // Of a path with control characters no room can be made, and the page is told.
        if (!/[\p{C}%]/u.test(text)) element?.setAttribute("room", text);
        element?.style.setProperty("--small-talk-accent", text);
        if (element) {
          stage.parts.dress(element, { language: text, theme: { mode: "auto", color: text } });
        }
        element?.requestUpdate();
        if (at % 20 === 0) {
          element?.remove();
          document.body.append(element ?? "");
          await new Promise(requestAnimationFrame);
        }
        await stage.turn();
        shown += Number(element?.shadowRoot?.querySelector("h2")?.textContent !== "");
        // What a page says of itself in a style of its own is the page's.
        element?.removeAttribute("style");
      }
      return shown;
    }, TEXTS);
    ok(titles > TEXTS.length / 2, `${titles} were shown`);
    const done = await misdeeds();
    deepEqual(
      { ...done, requests: done.requests.filter((url) => !/\/a\.png$/.test(url)) },
      INNOCENT,
    );
  });

  stagesTest(`no text in the console runs or asks for anything ${where}`, async (open) => {
    const desk = answering(SIGNED_IN);
    const { page, misdeeds } = await guarded(open, {
      ...options,
      ...desk.options,
      url: `${DESK_URL}#inbox/default%2F0`,
    });
    await page.evaluate(() => globalThis.desk.show());
    await page.getByRole("heading").first().waitFor();
    const rooms = TEXTS.map((text, at) => ({
      ...room(`/${at}`, {
        title: text,
        text: textAt(at + 1),
        from: { ...READER, name: textAt(at) },
        // Every other one is private, and called after its reader.
        ...at % 2 === 1 && { whisper: READER.id, reader: { id: READER.id, name: text } },
      }),
      page: { title: text, url: textAt(at + 2) },
    }));
    await page.evaluate((rooms) => {
      globalThis.desk.inbox.change({
        link: { kind: "online" },
        loaded: true,
        isComplete: true,
        rows: rooms,
      });
    }, rooms);
    await page.locator("small-talk-inbox .excerpt").first().waitFor();
    // The list draws what is in view: all of it is brought there.
    await page.evaluate(async () => {
      const list = document.querySelector("small-talk-window-list");
      for (let top = 0; list !== null && top < list.scrollHeight; top += 1_500) {
        list.scrollTop = top;
        for (let turn = 0; turn < 2; turn++) {
          await new Promise((next) => requestAnimationFrame(next));
        }
      }
    });
    await page.locator(`li[aria-posinset="${TEXTS.length}"] .excerpt`).waitFor();
    const messages = TEXTS.slice(0, 400).map((_, at) => hostileMessage(at));
    await page.evaluate((state) => {
      for (const opened of globalThis.desk.inbox.opened) opened.conversation.become(state);
    }, online({ messages, you: AUTHOR }));
    await page.locator("li[data-id]").nth(messages.length - 1).waitFor();
    deepEqual(await misdeeds(), INNOCENT);
    ok((await page.title()).length < 500);
  });
}

/** Opens a page that is watched. */
async function guarded(
  open: Open,
  options: Parameters<Open>[0] = {},
): Promise<{ page: Page; misdeeds: () => Promise<Misdeeds> }> {
  let misdeeds = () => Promise.resolve(INNOCENT);
  const page = await open({
    ...options,
    prepare: async (page) => {
      misdeeds = await guard(page);
      await options.prepare?.(page);
    },
  });
  return { page, misdeeds };
}

/** Shows a state, and waits until what is loaded for it is there. */
async function become(
  page: Page,
  state: Parameters<typeof stage.conversation.become>[0],
): Promise<void> {
  await page.evaluate(async (state) => {
    stage.conversation.become(state);
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
  }, state);
}

function textAt(at: number): string {
  return TEXTS[at % TEXTS.length] ?? "";
}

/** A message of which every part is hostile, each another text. */
function hostileMessage(at: number): ChatMessage {
  const text = textAt(at);
  const name = textAt(at + 1);
  const person = { kind: at % 5 === 0 ? "author" : "reader", id: `reader-${at}`, name } as const;
  return {
    id: `message-${at}`.padEnd(22, "-"),
    room: ROOM,
    seq: at + 1,
    rev: at + 1,
    from: { ...person, ...at % 5 === 0 && { avatar: textAt(at + 2) } },
    text,
    at: NOW - 1_000 + at,
    ...at % 2 === 0
      ? { quote: { id: textAt(at + 3), from: { ...person, name: text }, text: textAt(at + 4) } }
      : { sentence: { text: textAt(at + 5), fragment: textAt(at + 6) } },
    reactions: [{ emoji: textAt(at + 7).slice(0, 32), count: 1, by: [name] }],
    ...at % 3 === 0 && { question: { state: "answered", answer: textAt(at + 8) } },
    ...at % 3 === 1 && { answers: textAt(at + 9) },
  };
}

/** The same as somebody who listens hears it. */
function spokenMessage(at: number): ChatMessage {
  const { quote: _quote, sentence: _sentence, ...message } = hostileMessage(at);
  return { ...message, from: { ...READER, name: textAt(at + 1) } };
}
