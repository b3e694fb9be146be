/**
 * Ways through the widget by keyboard alone: whoever touches a mouse or the screen is found out.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Show } from "./page.ts";
import { type StageOptions, stageTest } from "./stage.ts";

declare global {
  /** Pointers that did something on the page. */
  var pointerEvents: string[];
}

/** Somebody with a keyboard and nothing else. */
export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses keys one after the other, as Playwright names them. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tabs until what has the focus has a name, or says something, of this kind. Returns how often. */
  async tabTo(name: RegExp, { back = false, limit = 30 } = {}): Promise<number> {
    for (let tabs = 0; tabs <= limit; tabs++) {
      if (name.test(await this.focused())) return tabs;
      await this.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(
      `Cannot find ${name} with ${limit} Tabs; the focus is on ${await this.focused()}`,
    );
  }

  /** Waits until the focus is on something of this name. */
  async hasFocus(name: RegExp): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (name.test(await this.focused())) return;
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    equal(await this.focused(), String(name));
  }

  /** Waits until the focus is on something else than what is called so. */
  async leaves(name: string): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await this.focused() !== name) return;
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    throw new Error(`The focus stays on ${name}`);
  }

  /** What has the focus: its name, as far as a test needs it. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return "";
      return element.ariaLabel ?? element.getAttribute("aria-label") ?? element.innerText.trim();
    });
  }

  /** What the conversation was asked to do. */
  asked(which: "room" | "whisper" = "room"): Promise<readonly string[]> {
    return this.page.evaluate((which) => stage.talk[which].asked, which);
  }
}

/** A journey by keyboard; the panel is closed at first, unless `show` says otherwise. */
export function journey(
  name: string,
  show: Show,
  play: (keys: Keys) => Promise<void>,
  options: StageOptions = {},
): void {
  stageTest(`by keyboard: ${name}`, async (page) => {
    await page.evaluate(async (show) => {
      globalThis.pointerEvents = [];
      for (const type of ["pointerdown", "mousedown", "touchstart", "mousemove"]) {
        document.addEventListener(type, () => globalThis.pointerEvents.push(type), true);
      }
      await stage.show(show);
    }, { opened: false, ...show });
    await play(new Keys(page));
    equal((await page.evaluate(() => globalThis.pointerEvents)).join(), "");
  }, options);
}
