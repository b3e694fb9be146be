/**
 * What axe cannot see: colours the owner chooses, and readers who need larger text, more space, no
 * motion, or the colours of their system. What is heard is in `snapshot_test.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../widget/stage/stage.ts";
import { messages, online, pending, TALK } from "../widget/stage/state.ts";

const talking = online({ messages: messages(TALK) });

stageTest("any colour an owner chooses can be read, in light and dark", async (page) => {
  await page.evaluate((state) => stage.show({ state }), {
    ...talking,
    pending: [pending({ id: "mine", phase: "failed" })],
  });
  const weak = await page.evaluate(() => {
    const element = document.querySelector<HTMLElement>("small-talk-staged");
    const root = element?.shadowRoot;
    if (!element || !root) throw new Error("Cannot try colours: there is no widget");
    // The same colours on every run.
    let seed = 20_260_512;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    /** The nearest background that is painted. */
    const ground = (element: Element): string => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/^(?:transparent|rgba\(0, 0, 0, 0\))$/.test(backgroundColor)) return backgroundColor;
      }
      return getComputedStyle(root.querySelector("dialog") ?? element).backgroundColor;
    };
    const texts = [
      ...root.querySelectorAll("button, .text, .badge, h2, #audience, .status, time, bdi"),
    ]
      .filter((text) => text.checkVisibility());
    const weak: string[] = [];
    for (const theme of ["light", "dark"]) {
      element.setAttribute("theme", theme);
      for (let count = 0; count < 500; count++) {
        const accent = `rgb(${[0, 0, 0].map(() => Math.floor(random() * 256)).join(" ")})`;
        element.style.setProperty("--small-talk-accent", accent);
        const pairs = new Set(
          texts.map((text) => `${getComputedStyle(text).color}|${ground(text)}`),
        );
        for (const pair of pairs) {
          const [ink = "", paper = ""] = pair.split("|");
          const ratio = stage.parts.contrast(ink, paper);
          if (ratio < 4.5) weak.push(`${theme} ${accent}: ${ink} on ${paper} is ${ratio}`);
        }
      }
    }
    return weak;
  });
  equal(weak.length, 0, weak.slice(0, 20).join("\n"));
});

stageTest(
  "at 400 % the last message and the field are in view, and nothing is cut off",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), talking);
    equal(await page.getByText("Thank you, that was quick").last().isVisible(), true);
    const field = await page.getByRole("textbox").boundingBox();
    equal(field !== null && field.y >= 0 && field.y + field.height <= 256, true, "field in view");
    deepEqual(await cutOff(page), []);
  },
  { viewport: { width: 320, height: 256 } },
);

stageTest("text of twice the size is not cut off", async (page) => {
  await page.evaluate((state) => stage.show({ state }), talking);
  await page.evaluate(() => {
    // As browsers do that enlarge text alone.
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    const sizes = [...root?.querySelectorAll<HTMLElement>("dialog *") ?? []].map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return [element, parseFloat(fontSize) * 2, parseFloat(lineHeight) * 2] as const;
    });
    for (const [element, size, height] of sizes) {
      element.style.fontSize = `${size}px`;
      element.style.lineHeight = Number.isNaN(height) ? "normal" : `${height}px`;
    }
  });
  deepEqual(await cutOff(page), []);
  equal(await page.getByRole("button", { name: "Send" }).isVisible(), true);
});

stageTest("text with more space is not cut off", async (page) => {
  await page.evaluate((state) => stage.show({ state }), talking);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    // WCAG 1.4.12.
    sheet.replaceSync(`dialog * {
      line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important } dialog p { margin-block-end: 2em !important }`);
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  deepEqual(await cutOff(page), []);
  equal(await page.getByRole("button", { name: "Send" }).isVisible(), true);
});

stageTest("nothing moves where motion is not wanted", async (page) => {
  await page.evaluate((state) => stage.show({ state, opened: false }), talking);
  await page.locator("#launcher").click();
  await page.getByRole("dialog").waitFor();
  await page.evaluate((part) => stage.conversation.become(part), {
    pending: [pending({ id: "mine", phase: "sent" })],
  });
  equal(await running(page), 0);
});

stageTest("what moves, moves where motion is welcome", async (page) => {
  await page.evaluate((state) => stage.show({ state }), talking);
  equal(await running(page) > 0, true, "else the test above would say nothing");
}, { reducedMotion: "no-preference" });

stageTest(
  "in the colours of the system every control has an edge or a text, and the focus shows",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), talking);
    const faults = await page.evaluate(() => {
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      const faults: string[] = [];
      for (
        const control of root?.querySelectorAll<HTMLElement>("button, textarea, [tabindex='0']") ??
          []
      ) {
        if (!control.checkVisibility({ visibilityProperty: true })) continue;
        control.focus({ focusVisible: true } as FocusOptions);
        const { outlineStyle, outlineWidth } = getComputedStyle(control);
        const shows = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        // A field may show its focus on the form around it.
        const around = control.closest("form");
        const form = around && getComputedStyle(around);
        const formShows = form && form.outlineStyle !== "none" &&
          parseFloat(form.outlineWidth) >= 2;
        if (!shows && !formShows) faults.push(control.outerHTML.slice(0, 80));
      }
      return faults;
    });
    deepEqual(faults, []);
  },
  { forcedColors: "active" },
);

/** Texts that are wider than what they stand in, which does not scroll. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    const cut: string[] = [];
    for (const element of root?.querySelectorAll<HTMLElement>("dialog *:not(svg *)") ?? []) {
      if (!element.checkVisibility() || element.closest(".unseen")) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      // What is there for screen readers only takes a pixel.
      const clips = element.clientWidth > 1 && /hidden|clip/.test(overflowX);
      if (clips && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1) {
        cut.push(`${element.localName}.${element.className}`);
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) cut.push(`page is ${scrollWidth} px wide on ${clientWidth}`);
    return cut;
  });
}

/** How many animations and transitions run in the widget. */
function running(page: Page): Promise<number> {
  return page.evaluate(() =>
    (document.querySelector("small-talk-staged")?.shadowRoot?.getAnimations() ?? [])
      .filter(({ playState }) => playState === "running").length
  );
}
