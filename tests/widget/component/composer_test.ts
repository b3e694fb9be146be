/**
 * Writing a message, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { MAX_TEXT_LENGTH } from "../../../shared/limit.ts";
import { stageTest } from "../stage/stage.ts";
import { online } from "../stage/state.ts";

async function write(page: Page) {
  await page.evaluate((state) => stage.show({ state }), online());
  return page.getByRole("textbox");
}

const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);

stageTest("composer has the focus when the conversation opens", async (page) => {
  const field = await write(page);
  await page.keyboard.type("Hello");
  equal(await field.inputValue(), "Hello");
});

stageTest("composer sends on Enter, trimmed, and is ready for the next", async (page) => {
  const field = await write(page);
  await page.keyboard.type("  One thing ");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Another");
  deepEqual(await asked(page), ["say One thing"]);
  equal(await field.inputValue(), "Another");
});

stageTest("composer breaks the line on Shift+Enter", async (page) => {
  const field = await write(page);
  await page.keyboard.type("One");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Two");
  equal(await field.inputValue(), "One\nTwo");
  deepEqual(await asked(page), []);
});

stageTest("composer does not send while an input method composes", async (page) => {
  const field = await write(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", {
    text: "한",
    selectionStart: 1,
    selectionEnd: 1,
  });
  equal(await field.inputValue(), "한");
  await page.keyboard.press("Enter");
  deepEqual(await asked(page), []);
  await session.send("Input.insertText", { text: "한글" });
  await field.press("Enter");
  deepEqual((await asked(page)).length, 1);
});

stageTest(
  "composer does not send on the Enter that ended a composition, as Safari reports it",
  async (page) => {
    const field = await write(page);
    await field.fill("한글");
    await field.evaluate((element) => {
      // Safari: the composition ends first, then the key is told with the code of a taken key.
      element.dispatchEvent(new CompositionEvent("compositionstart"));
      element.dispatchEvent(new CompositionEvent("compositionend", { data: "한글" }));
      const key = {
        key: "Enter",
        keyCode: 229,
        isComposing: false,
        cancelable: true,
        bubbles: true,
      };
      element.dispatchEvent(new KeyboardEvent("keydown", key));
    });
    deepEqual(await asked(page), []);
    await field.press("Enter");
    deepEqual(await asked(page), ["say 한글"]);
  },
);

stageTest("composer sends with its button and keeps the focus", async (page) => {
  const field = await write(page);
  await field.fill("With the mouse");
  await page.getByRole("button", { name: "Send to everyone" }).click();
  deepEqual(await asked(page), ["say With the mouse"]);
  equal(await field.evaluate((element) => element.matches(":focus")), true);
});

stageTest("composer does not send what is blank, or cannot be seen", async (page) => {
  const field = await write(page);
  for (const text of ["   ", "\u200b \ufeff"]) {
    await field.fill(text);
    await field.press("Enter");
    deepEqual(await asked(page), []);
    equal(await field.inputValue(), text);
  }
});

stageTest("composer counts near the limit and does not send what is over it", async (page) => {
  const field = await write(page);
  const count = page.locator("small-talk-composer .count");
  await field.fill("x".repeat(MAX_TEXT_LENGTH - 300));
  equal((await count.textContent())?.trim(), "");
  await field.fill("x".repeat(MAX_TEXT_LENGTH - 12));
  equal((await count.textContent())?.trim(), "12 left");
  await field.fill("x".repeat(MAX_TEXT_LENGTH + 1));
  equal((await count.textContent())?.trim(), "1 too many");
  equal(await field.getAttribute("aria-invalid"), "true");
  await field.press("Enter");
  deepEqual(await asked(page), []);
});

stageTest("composer grows to six lines and no further", async (page) => {
  const field = await write(page);
  const lines = async (text: string) => {
    await field.fill(text);
    return Math.round(((await field.boundingBox())?.height ?? 0) / 22);
  };
  equal(await lines("a"), 1);
  equal(await lines("a\nb\nc"), 3);
  equal(await lines("a\n".repeat(5) + "a"), 6);
  equal(await lines("a\n".repeat(40)), 6);
  equal(await lines(""), 1);
});

stageTest("composer keeps a draft with its room", async (page) => {
  const field = await write(page);
  await field.fill("A draft");
  const go = (room: string) =>
    page.evaluate((room) => {
      stage.conversation.become({ room: room as never });
    }, room);
  await go("default/another");
  equal(await field.inputValue(), "");
  await field.fill("Another draft");
  await go("default/posts/margin");
  equal(await field.inputValue(), "A draft");
});

stageTest("composer says in words who will see it", async (page) => {
  const field = await write(page);
  const description = await field.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    return root.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent;
  });
  equal(description?.trim(), "Everyone reading can see it");
});

stageTest("field that is empty runs with the words around it, then with its text", async (page) => {
  const field = await write(page);
  const direction = () => field.evaluate((field) => getComputedStyle(field).direction);
  equal(await direction(), "rtl");
  await field.fill("In English");
  equal(await direction(), "ltr");
  await field.fill("");
  equal(await direction(), "rtl");
}, { lang: "ar", dir: "rtl" });
