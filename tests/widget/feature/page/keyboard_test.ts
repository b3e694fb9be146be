/**
 * A phone's keyboard never covers where one writes.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, TALK } from "../../stage/state.ts";

stageTest(
  "a dialog keeps above what a phone lays over the page, until it is released",
  async (page) => {
    const edges = await page.evaluate(() => {
      const dialog = document.createElement("dialog");
      const view = new EventTarget();
      const keyboard = (height: number, offsetTop: number, scale = 1) => {
        Object.assign(view, { height, offsetTop, scale });
        view.dispatchEvent(new Event("resize"));
        const { style } = dialog;
        return [style.getPropertyValue("--_above"), style.getPropertyValue("--_below")];
      };
      Object.defineProperty(globalThis, "visualViewport", { value: view });
      Object.assign(view, { height: innerHeight, offsetTop: 0, scale: 1 });
      const release = stage.parts.followKeyboard(dialog);
      const seen = [
        keyboard(innerHeight - 300, 0),
        keyboard(innerHeight - 300, 120),
        keyboard(innerHeight / 2, 50, 2),
        keyboard(innerHeight, 0),
      ];
      release();
      return [...seen, keyboard(100, 100)];
    });
    deepEqual(edges, [
      ["0px", "300px"],
      ["120px", "180px"],
      ["120px", "180px"],
      ["0px", "0px"],
      ["0px", "0px"],
    ]);
  },
);

stageTest("the widget's window makes room for a keyboard while it is open", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: messages(TALK) }));
  const below = () =>
    page.evaluate(() => {
      visualViewport?.dispatchEvent(new Event("resize"));
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      const { style } = root?.querySelector("dialog") as HTMLDialogElement;
      const value = style.getPropertyValue("--_below");
      style.removeProperty("--_below");
      return value;
    });
  await page.waitForFunction(() => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    return root?.querySelector("dialog")?.style.getPropertyValue("--_below") === "0px";
  });
  equal(await below(), "0px");
  await page.getByRole("button", { name: "Close" }).click();
  equal(await below(), "");
  await page.locator("#launcher").click();
  equal(await below(), "0px");
});
