/**
 * `<small-talk>` on a page, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "./stage/stage.ts";
import { messages, online, TALK } from "./stage/state.ts";

const TALKING = online({ messages: messages(TALK) });
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

async function show(page: Page, attributes: Readonly<Record<string, string>> = {}) {
  await page.evaluate(
    ([state, attributes]) => stage.show({ state, attributes }),
    [
      TALKING,
      attributes,
    ] as const,
  );
}

const panel = (page: Page) => page.getByRole("dialog");
const launcher = (page: Page) => page.locator("#launcher");
/** What has the focus, within the element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    return root?.activeElement?.id || root?.activeElement?.localName;
  });

stageTest(
  "small-talk opens from its launcher and closes back to it, by keyboard alone",
  async (page) => {
    await show(page);
    await page.keyboard.press("Escape");
    equal(await panel(page).count(), 0);
    equal(await focused(page), "launcher");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Hello");
    await page.keyboard.press("Enter");
    deepEqual(await page.evaluate(() => stage.conversation.asked), ["say Hello"]);
    await page.keyboard.press("Shift+Tab");
    equal(await focused(page), "div", "the log can be scrolled with keys");
    await page.keyboard.press("Shift+Tab");
    equal(await focused(page), "room-tab", "the voices are one stop");
    await page.keyboard.press("Shift+Tab");
    equal(
      await page.getByRole("button", { name: "Close" }).evaluate((b) => b.matches(":focus")),
      true,
    );
    await page.keyboard.press("Space");
    equal(await focused(page), "launcher");
  },
);

stageTest("Escape closes the panel from the moment it is wanted", async (page) => {
  await page.evaluate((state) => stage.show({ state, opened: false }), TALKING);
  await launcher(page).waitFor();
  /** Opens it from its launcher and presses the key at whatever has the focus `when` something is. */
  const pressed = (when: "wanted" | "shown") =>
    page.evaluate(async (when) => {
      const element = document.querySelector<HTMLElement & { opened: boolean }>(
        "small-talk-staged",
      );
      const root = element?.shadowRoot;
      const launcher = root?.querySelector<HTMLElement>("#launcher");
      const shown = new Promise((done) =>
        element?.addEventListener("small-talk-open", done, { once: true })
      );
      launcher?.focus();
      launcher?.click();
      if (when === "shown") await shown;
      const focused = root?.activeElement;
      focused?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
      );
      return [focused?.localName, element?.opened];
    }, when);
  deepEqual(await pressed("wanted"), ["button", false]);
  deepEqual(await pressed("shown"), ["dialog", false]);
  equal(await focused(page), "launcher");
});

stageTest("small-talk tells whether it is open", async (page) => {
  const told = () =>
    page.evaluate(() => {
      const element = document.querySelector("small-talk-staged");
      const events: string[] = [];
      for (const name of ["small-talk-open", "small-talk-close"]) {
        document.addEventListener(name, (event) =>
          events.push(`${event.type} ${event.target === element}`));
      }
      return Object.assign(globalThis, { events }) && undefined;
    });
  await told();
  await page.evaluate((state) => stage.show({ state }), TALKING);
  equal(await launcher(page).getAttribute("aria-expanded"), "true");
  await page.getByRole("button", { name: "Close" }).click();
  equal(await launcher(page).getAttribute("aria-expanded"), "false");
  deepEqual(await page.evaluate("events.map((event) => event.split(' ')[0])"), [
    "small-talk-open",
    "small-talk-close",
  ]);
});

stageTest("small-talk is a named dialog beside a page that stays usable", async (page) => {
  await show(page);
  equal(await page.getByRole("dialog", { name: "The margin" }).count(), 1);
  equal(await panel(page).evaluate((dialog) => dialog.matches(":modal")), false);
  await page.getByRole("heading", { name: "A post" }).click();
  equal(await panel(page).isVisible(), true);
});

stageTest("small-talk leaves the focus where a reader took it", async (page) => {
  await show(page);
  await page.evaluate(() => {
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    document.querySelector<HTMLElement & { close(): void }>("small-talk-staged")?.close();
  });
  equal(await panel(page).count(), 0);
  equal(await page.evaluate(() => document.activeElement?.localName), "input");
});

stageTest(
  "small-talk fills a phone, makes the page rest, and gives the focus back",
  async (page) => {
    await show(page);
    equal(await panel(page).evaluate((dialog) => dialog.matches(":modal")), true);
    deepEqual(await panel(page).boundingBox(), { x: 0, y: 0, width: 360, height: 640 });
    await page.keyboard.press("Escape");
    equal(await panel(page).count(), 0);
    equal(await focused(page), "launcher");
  },
  PHONE,
);

stageTest("small-talk has targets of 44 px where fingers point", async (page) => {
  await show(page);
  for (const button of await page.getByRole("button").all()) {
    const box = await button.boundingBox();
    if (box !== null) equal(box.width >= 44 && box.height >= 44, true, await button.innerText());
  }
}, PHONE);

stageTest("small-talk takes nothing of the page's own rules", async (page) => {
  await show(page);
  const look = await page.locator(".text").first().evaluate((text) => {
    const { fontSize, letterSpacing, lineHeight, textTransform, color } = getComputedStyle(text);
    return [fontSize, letterSpacing, lineHeight, textTransform, color];
  });
  deepEqual(look, ["15px", "normal", "22px", "none", "rgb(37, 33, 28)"]);
  deepEqual(await panel(page).boundingBox(), { x: 504, y: 144, width: 380, height: 600 });
});

stageTest(
  "small-talk stands at the other side, or in the page, if the owner says so",
  async (page) => {
    await show(page, { side: "start" });
    equal((await panel(page).boundingBox())?.x, 16);
    await page.evaluate(() => document.querySelector("small-talk-staged")?.remove());
    await show(page, { placement: "inline" });
    equal(await panel(page).evaluate((dialog) => getComputedStyle(dialog).position), "static");
  },
);

stageTest(
  "small-talk stands at the other side on a page that runs from right to left",
  async (page) => {
    await show(page);
    equal((await panel(page).boundingBox())?.x, 16);
  },
  { dir: "rtl" },
);

stageTest("small-talk speaks the page's language", async (page) => {
  await show(page);
  equal(await page.getByRole("button", { name: "모두에게 보내기" }).isVisible(), true);
  equal(await page.getByRole("button", { name: "닫기" }).count(), 1);
}, { lang: "ko" });

stageTest("small-talk's theme can be chosen against the system's", async (page) => {
  await show(page, { theme: "light" });
  equal(
    await panel(page).evaluate((dialog) => getComputedStyle(dialog).backgroundColor),
    "rgb(255, 254, 251)",
  );
}, { colorScheme: "dark" });

stageTest(
  "small-talk lets go of its conversation when it leaves the page, not when it is moved",
  async (page) => {
    await show(page);
    const asked = await page.evaluate(async () => {
      const element = document.querySelector("small-talk-staged");
      const { asked } = stage.conversation;
      const pause = () => new Promise((done) => setTimeout(done));
      if (element !== null) document.querySelector("main")?.append(element);
      await pause();
      const moved = asked.length;
      element?.remove();
      await pause();
      return [moved, ...asked, stage.conversation.listeners];
    });
    deepEqual(asked, [0, "close", 0]);
  },
);

stageTest("small-talk enters another room when its attribute says so", async (page) => {
  await show(page);
  await page.evaluate(() =>
    document.querySelector("small-talk-staged")?.setAttribute("room", "/posts/another")
  );
  deepEqual(await page.evaluate(() => stage.conversation.asked), ["close"]);
  deepEqual(await page.evaluate(() => stage.rooms), [
    "default/posts/margin",
    "default/posts/another",
  ]);
});

stageTest(
  "small-talk stays above a phone's keyboard also in another room, until it is closed",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), online());
    const follows = () =>
      page.evaluate(() => {
        const root = document.querySelector("small-talk-staged")?.shadowRoot;
        const dialog = root?.querySelector("dialog") as HTMLDialogElement;
        dialog.style.removeProperty("--_above");
        visualViewport?.dispatchEvent(new Event("resize"));
        return dialog.style.getPropertyValue("--_above") !== "";
      });
    await page.evaluate(() => {
      document.querySelector("small-talk-staged")?.setAttribute("room", "/posts/other");
      return stage.turn();
    });
    equal(await follows(), true);
    await page.evaluate(() => {
      (document.querySelector("small-talk-staged") as HTMLElement & { close(): void }).close();
      return stage.turn();
    });
    equal(await follows(), false);
  },
);

stageTest(
  "a key that an input method takes does nothing else, also where the browser calls it the last",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), online());
    const press = (keyCode: number) =>
      page.evaluate((keyCode) => {
        const host = document.querySelector("small-talk-staged");
        const init = { key: "Escape", keyCode, bubbles: true, composed: true, cancelable: true };
        host?.shadowRoot?.querySelector("textarea")?.dispatchEvent(
          new KeyboardEvent("keydown", init),
        );
        return (host as HTMLElement & { opened: boolean }).opened;
      }, keyCode);
    // So Safari tells the key that leaves a composition, once that is over.
    equal(await press(229), true);
    equal(await press(27), false);
  },
);

stageTest("small-talk moves only where motion is welcome", async (page) => {
  const motion = () =>
    panel(page).evaluate((dialog) => getComputedStyle(dialog).transitionDuration);
  await show(page);
  equal(await motion(), "0s");
  equal(await page.evaluate(() => document.getAnimations().length), 0);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  equal(await motion(), "0.15s, 0.15s");
});

stageTest("any colour of the owner is corrected until it can be read", async (page) => {
  const weakest = await page.evaluate(async () => {
    await stage.show({});
    const element = document.querySelector<HTMLElement>("small-talk-staged");
    const button = element?.shadowRoot?.querySelector(".primary");
    if (!element || !button) throw new Error("Cannot find the button");
    const { parts: { contrast } } = stage;
    const weak: [ratio: number, colour: string][] = [];
    for (const theme of ["light", "dark"]) {
      element.setAttribute("theme", theme);
      for (let hue = 0; hue < 360; hue += 15) {
        for (
          const [saturation, lightness] of [[100, 50], [100, 90], [100, 10], [60, 70], [30, 30]]
        ) {
          const colour = `hsl(${hue} ${saturation}% ${lightness}%)`;
          element.style.setProperty("--small-talk-accent", colour);
          const { color, backgroundColor } = getComputedStyle(button);
          weak.push([contrast(color, backgroundColor), `${theme} ${colour}`]);
        }
      }
    }
    return weak.sort(([a], [b]) => a - b)[0];
  });
  equal((weakest?.[0] ?? 0) >= 4.5, true, String(weakest));
});

stageTest("the edge of a field stands out from the paper, in both themes", async (page) => {
  const ratios = await page.evaluate(async () => {
    await stage.show({});
    const element = document.querySelector<HTMLElement>("small-talk-staged");
    const form = element?.shadowRoot?.querySelector("small-talk-composer form");
    const dialog = element?.shadowRoot?.querySelector("dialog");
    if (!element || !form || !dialog) throw new Error("Cannot find the composer");
    return ["light", "dark"].map((theme) => {
      element.setAttribute("theme", theme);
      const paper = getComputedStyle(dialog).backgroundColor;
      return stage.parts.contrast(getComputedStyle(form).borderTopColor, paper);
    });
  });
  // WCAG 2.2, 1.4.11: what is needed to see where a control is.
  equal(ratios.every((ratio) => ratio >= 3), true, String(ratios));
});
