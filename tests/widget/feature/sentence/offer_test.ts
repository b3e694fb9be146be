/**
 * "Ask about this", in a real browser: where it is offered, where not, and what it hands on.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Askable } from "../../../../widget/feature/sentence/offer.ts";
import { withPost } from "../../stage/post_page.ts";
import { stageTest } from "../../stage/stage.ts";

declare global {
  /** What the offer belongs to in these tests. */
  var asker: Askable & { opened: number };
  var stopOffer: () => void;
  var hasGone: boolean | undefined;
}

/** Puts what the offer belongs to on the page, and says that something was selected. */
async function begin(page: Page, { languages = ["en"] } = {}): Promise<void> {
  await page.evaluate((languages) => {
    const asker = document.createElement("small-talk-asker") as typeof globalThis.asker;
    asker.attachShadow({ mode: "open" });
    asker.opened = 0;
    asker.open = () => void asker.opened++;
    document.body.append(asker);
    const { clock, parts } = stage;
    const stopOffer = parts.offerSentence(
      asker,
      languages,
      () => Object.assign(globalThis, { hasGone: true }),
      (ms, task) => clock.after(ms, task),
    );
    Object.assign(globalThis, { asker, stopOffer });
  }, languages);
}

/** Selects, and lets the selection settle. */
async function select(page: Page, from: string, to = from): Promise<void> {
  await page.evaluate(async ([from, to]) => {
    const selected = new Promise((done) => document.addEventListener("selectionchange", done));
    stage.parts.select(from, to);
    await selected;
    stage.clock.advance(300);
  }, [from, to] as const);
}

const offer = (page: Page) => page.locator("small-talk-asker button");
const POST = `<main><p>A header is a name. <a href="#">A link</a> is blue.</p>
<p>서버는 메시지를 보내고 기다려요.</p>
<p contenteditable>You may write here</p><textarea>A draft of mine</textarea></main>
<footer>All rights are yours</footer>`;

stageTest("what is selected in the post can be asked about, in whole words", async (page) => {
  await begin(page);
  await select(page, "eader is");
  await offer(page).click();
  await page.waitForFunction(() => asker.asked !== undefined);
  deepEqual(await page.evaluate(() => [asker.asked, asker.opened]), [
    { text: "header is", fragment: "text=header%20is" },
    1,
  ]);
  equal(await offer(page).isVisible(), false);
}, withPost(POST));

stageTest("nothing is offered outside the post, nor where one writes", async (page) => {
  await begin(page);
  for (const words of ["rights are", "may write", ". "]) {
    // Where one writes has the focus as soon as something in it is selected.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await select(page, "header");
    equal(await offer(page).isVisible(), true);
    await select(page, words);
    equal(await offer(page).isVisible(), false, words);
  }
  await page.locator("textarea").selectText();
  await page.evaluate(() => stage.clock.advance(300));
  equal(await offer(page).isVisible(), false, "a field");
}, withPost(POST));

stageTest("the offer goes with the selection, and stays away where it is off", async (page) => {
  await begin(page);
  await select(page, "header");
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await offer(page).waitFor({ state: "hidden" });
  await page.evaluate(() => asker.setAttribute("sentence", "off"));
  await select(page, "name");
  equal(await offer(page).isVisible(), false);
}, withPost(POST));

stageTest("a selection that is still being made is left alone", async (page) => {
  await begin(page);
  const box = await page.locator("p").first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 90, (box?.y ?? 0) + 10);
  await page.waitForFunction(() => getSelection()?.isCollapsed === false);
  await page.evaluate(() => stage.clock.advance(1_000));
  equal(await offer(page).isVisible(), false);
  await page.mouse.up();
  await page.evaluate(() => stage.clock.advance(300));
  equal(await offer(page).isVisible(), true);
}, withPost(POST));

stageTest(
  "with the keyboard: it is announced, Tab leads there, Escape away from it",
  async (page) => {
    await begin(page);
    await page.locator("a").focus();
    await page.keyboard.press("Shift");
    await select(page, "header is");
    const hint = page.locator("small-talk-asker [role=status]");
    equal(await hint.textContent(), "Press Tab to ask about the selection.");
    await page.keyboard.press("Tab");
    equal(await offer(page).evaluate((button) => button.matches(":focus-visible")), true);
    await page.keyboard.press("Escape");
    equal(await offer(page).isVisible(), false);
    equal(await page.evaluate(() => document.activeElement?.textContent), "A link");
    equal(await hint.textContent(), "");
    equal(await page.evaluate(() => getSelection()?.toString()), "header is");
    await select(page, "blue");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => asker.asked !== undefined);
    equal(await page.evaluate(() => asker.asked?.text), "blue");
  },
  withPost(POST),
);

stageTest("Tab goes on from where the reader was, past the offer", async (page) => {
  await begin(page);
  await page.locator("a").focus();
  await select(page, "header");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  equal(await page.evaluate(() => document.activeElement?.textContent), "You may write here");
}, withPost(POST));

stageTest(
  "the offer stands by the selection, on the screen, and moves with the page",
  async (page) => {
    await begin(page, { languages: ["de-AT"] });
    const gap = async (words: string) => {
      await select(page, words);
      const place = await offer(page).boundingBox();
      const at = await page.evaluate(() => {
        const { top, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? {};
        return { top: top ?? 0, bottom: bottom ?? 0, width: innerWidth, height: innerHeight };
      });
      const { x = 0, y = 0, width = 0, height = 0 } = place ?? {};
      equal(x >= 0 && x + width <= at.width && y >= 0 && y + height <= at.height, true, words);
      return y > at.bottom ? y - at.bottom : at.top - y - height;
    };
    equal(Math.round(await gap("first")), 8);
    equal(await offer(page).textContent(), "Dazu fragen");
    await page.evaluate(() => scrollTo(0, 1_000));
    equal(Math.round(await gap("last")), 8);
    const before = await offer(page).boundingBox();
    await page.evaluate(() => scrollBy(0, -40));
    equal((await offer(page).boundingBox())?.y, (before?.y ?? 0) + 40);
  },
  withPost(
    `<main><p style="direction: rtl">first</p><p style="height: 820px">middle</p>last</main>`,
  ),
);

stageTest("on a phone it leaves the handles of the selection free", async (page) => {
  await begin(page);
  await select(page, "header");
  const place = await offer(page).boundingBox();
  const bottom = await page.evaluate(() =>
    getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0
  );
  equal((place?.y ?? 0) - bottom >= 40, true);
  equal(place?.height, 44);
}, withPost(POST, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }));

stageTest("stopping takes everything away again", async (page) => {
  await begin(page);
  await page.evaluate(() => stopOffer());
  await select(page, "header");
  deepEqual(
    await page.evaluate(() => [
      asker.shadowRoot?.childElementCount,
      asker.shadowRoot?.adoptedStyleSheets.length,
    ]),
    [0, 0],
  );
}, withPost(POST));

stageTest(
  "an element that is taken off the page hears nothing of it any more, and says so",
  async (page) => {
    await begin(page);
    await select(page, "header");
    const left = await page.evaluate(() => {
      asker.remove();
      const before = globalThis.hasGone;
      document.dispatchEvent(new Event("selectionchange"));
      return [before, globalThis.hasGone, asker.shadowRoot?.childElementCount];
    });
    deepEqual(left, [undefined, true, 0]);
    equal(
      await page.evaluate(() => {
        globalThis.hasGone = false;
        for (const type of ["selectionchange", "keydown", "pointerdown"]) {
          document.dispatchEvent(new Event(type));
        }
        return globalThis.hasGone;
      }),
      false,
      "it listens to nothing",
    );
  },
  withPost(POST),
);
