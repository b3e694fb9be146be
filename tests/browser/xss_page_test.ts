/**
 * No text becomes anything but text outside the conversation either: what readers keep of
 * themselves, marks in the margin and the post they belong to, what is above the conversation, what
 * the browser keeps, and addresses.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { ME, ME_CHANGES } from "../../shared/chat/own_destination.ts";
import { HOSTILE_MARKUP as TEXTS } from "../helper/hostile_markup.ts";
import { guard, INNOCENT } from "../widget/stage/page_guard.ts";
import { stagesTest } from "../widget/stage/stage.ts";
import { messages, online, READER } from "../widget/stage/state.ts";

const PAGES = {
  "on a page without rules": { headers: {} },
  "on a page with the strictest rules": {},
} as const;
/** Those that can be found in a post: they have words of their own. */
const IN_POST = TEXTS.filter((text) => /\w{3}/.test(text) && !/[\n\r\t\0]/.test(text)).slice(
  0,
  150,
);

for (const [where, { ...options }] of Object.entries(PAGES)) {
  stagesTest(`no text beside the conversation runs or asks for anything ${where}`, async (open) => {
    let misdeeds = () => Promise.resolve(INNOCENT);
    const page = await open({
      ...options,
      prepare: async (page) => misdeeds = await guard(page),
    });
    await page.evaluate((show) => stage.show(show), { state: online() });
    for (const [what, act] of Object.entries(PLACES)) {
      await act(page);
      deepEqual({ what, ...await misdeeds() }, { what, ...INNOCENT });
    }
  });
}

/** Where texts are put, each in its own way. */
const PLACES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  async "what a reader is called"(page) {
    const shown = await page.evaluate(async ([me, changes, texts]) => {
      stage.talk.link.answers[me] = { id: "reader-you", name: "" };
      await stage.parts.openSettings();
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      let shown = 0;
      for (const [at, text] of texts.entries()) {
        const email = texts[(at + 1) % texts.length];
        const verified = at % 2 === 0 ? { verified: true } : {};
        stage.talk.link.tell(changes, { id: text, name: text, email, ...verified });
        const field = root?.querySelector<HTMLInputElement>("input[name=name]");
        // A field of one line has no line feeds.
        shown += Number(field?.value === text.replace(/[\r\n]/g, ""));
      }
      root?.querySelector<HTMLElement>("[part=back]")?.click();
      return shown;
    }, [ME, ME_CHANGES, TEXTS] as const);
    equal(shown, TEXTS.length);
  },

  async "a link for another device"(page) {
    const shown = await page.evaluate(async ([me, texts]) => {
      stage.talk.link.answers[me] = { id: "reader-you", name: "" };
      let shown = 0;
      for (const token of texts) {
        Object.assign(stage.talk, {
          call: () => Promise.resolve(Response.json({ token, expiresAt: 1 })),
        });
        await stage.parts.openSettings();
        const root = document.querySelector("small-talk-staged")?.shadowRoot;
        root?.querySelector<HTMLElement>(".setting-act")?.click();
        await stage.turn();
        await stage.turn();
        shown += Number(
          (root?.querySelector<HTMLInputElement>(".device input")?.value ?? "") !== "",
        );
        root?.querySelector<HTMLElement>("[part=back]")?.click();
      }
      Object.assign(stage.talk, { call: undefined });
      return shown;
    }, [ME, TEXTS.slice(0, 200)] as const);
    ok(shown > 150, `${shown} were shown`);
  },

  async "who is there, and when"(page) {
    const shown = await page.evaluate(async (texts) => {
      let shown = 0;
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      for (const [at, text] of texts.entries()) {
        const hours = { timeZone: text, days: [0, 1, 2, 3, 4, 5, 6], from: text, to: text };
        const author = { state: "away", hours, opensAt: stage.clock.now() + at };
        stage.conversation.become(JSON.parse(JSON.stringify({
          presence: { room: stage.conversation.state.room, readers: 2, author },
          typing: at % 2 === 0 ? [{ kind: "author", name: text }] : [],
          terms: { mode: text, holdFirst: text, slowModeSeconds: text },
        })));
        await stage.turn();
        shown += Number((root?.querySelector(".presence")?.textContent ?? "") !== "");
      }
      stage.conversation.become({ presence: undefined, typing: [], terms: undefined });
      return shown;
    }, TEXTS);
    ok(shown > TEXTS.length / 2, `${shown} were shown`);
  },

  async "marks in the margin, and the sentences they are about"(page) {
    const asked = IN_POST.map((text, at): ChatMessage => ({
      ...messages([[{ ...READER, name: text }, text, 1]], at + 1)[0] as ChatMessage,
      question: { state: at % 2 === 0 ? "open" : "answered" },
      sentence: { text, fragment: text },
    }));
    await page.evaluate(async ([texts, state]) => {
      const post = document.querySelector("main") as HTMLElement;
      post.replaceChildren(...texts.map((text) => {
        const paragraph = document.createElement("p");
        // As the post shows it: as text.
        paragraph.textContent = text;
        return paragraph;
      }));
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("main { margin: 0 80px }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      const element = document.createElement("div");
      const { clock, parts, talk } = stage;
      const stop = parts.showMarkers({
        element,
        talk,
        locale: await parts.loadLocale(["en"]),
        clock,
        open: () => {},
      });
      Object.assign(globalThis, { stop });
      stage.conversation.become(state);
    }, [IN_POST, online({ messages: asked })] as const);
    const marks = page.getByRole("navigation", { name: "Questions in the margin" })
      .locator("button");
    await marks.nth(99).waitFor({ state: "attached" });
    await marks.evaluateAll((marks) => {
      for (const mark of marks) (mark as HTMLElement).focus();
    });
    const found = await page.evaluate(async (texts) => {
      let found = 0;
      for (const text of texts) {
        found += Number(await stage.parts.revealSentence({ text, fragment: text }));
      }
      return found;
    }, IN_POST.slice(0, 40));
    ok(found > 20, `${found} were found`);
    await page.evaluate(() => {
      (globalThis as unknown as { stop(): void }).stop();
      document.querySelector("main")?.replaceChildren();
      stage.conversation.become({ messages: [] });
    });
  },

  async "emoji the browser keeps"(page) {
    await page.evaluate((texts) => {
      localStorage.setItem("small-talk-emoji", JSON.stringify({ emoji: texts, tone: "1" }));
    }, TEXTS.slice(0, 24));
    await page.getByRole("button", { name: "Emoji" }).click();
    await page.getByRole("grid").waitFor();
    await page.keyboard.type(TEXTS[0] ?? "");
    await page.keyboard.press("Escape");
    await page.getByRole("grid").waitFor({ state: "detached" });
    await page.evaluate(() => localStorage.clear());
  },

  async "addresses"(page) {
    await page.evaluate(async (texts) => {
      const element = document.querySelector("small-talk-staged") as HTMLElement;
      for (const [at, text] of texts.entries()) {
        try {
          history.replaceState(null, "", `/posts/${encodeURIComponent(text)}?${text}#${text}`);
        } catch {
          // It is no address.
        }
        if (at % 10 === 0) {
          element.remove();
          await stage.turn();
          document.body.append(element);
        }
        await stage.turn();
      }
      // Of a path with control characters no room can be made, and the page is told.
    }, TEXTS.filter((text) => !/[\p{C}%]/u.test(text)).slice(0, 300));
    await page.locator("small-talk-staged textarea").first().waitFor();
  },
};
