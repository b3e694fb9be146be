/**
 * Popups, in a real browser.
 *
 * @module
 */
import assert, { deepEqual, equal } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";
import { messages, online, TALK } from "../stage/state.ts";

stageTest("popup stands by its button, within the screen, and is closed once", async (page) => {
  const found = await page.evaluate(async () => {
    const opener = document.createElement("button");
    opener.style.cssText = "position: fixed; inset: 700px 10px auto auto";
    document.body.append(opener);
    let closed = 0;
    const popup = stage.parts.openPopup({
      opener,
      role: "menu",
      label: "A menu",
      closed: () => closed++,
    });
    const item = document.createElement("button");
    item.style.cssText = "width: 300px; height: 200px";
    popup.body.append(item);
    popup.place();
    item.focus();
    const box = popup.body.getBoundingClientRect();
    const isAbove = box.bottom <= opener.getBoundingClientRect().top;
    const isWithin = box.left >= 0 && box.right <= innerWidth && box.top >= 0;
    const expanded = opener.ariaExpanded;
    popup.close();
    popup.close();
    await new Promise((done) => setTimeout(done));
    return [isAbove, isWithin, expanded, closed, document.activeElement === opener];
  });
  deepEqual(found, [true, true, "true", 1, true]);
});

stageTest("popup stands over the panel its button is in, not over the post", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: messages(TALK) }));
  for (const name of ["What you can do", "Emoji"]) {
    const opener = page.getByRole("button", { name, exact: true }).last();
    await opener.hover();
    await opener.click();
    const popup = page.locator(".popup");
    await popup.waitFor();
    const [inner, outer] = [
      await popup.boundingBox(),
      await page.getByRole("dialog", { name: "The margin" }).boundingBox(),
    ];
    assert(inner && outer);
    equal(inner.x >= outer.x, true, name);
    equal(inner.x + inner.width <= outer.x + outer.width, true, name);
    await page.keyboard.press("Escape");
  }
});

stageTest("popup that is closed by a press elsewhere leaves the focus there", async (page) => {
  await page.evaluate(() => {
    const opener = document.createElement("button");
    const other = document.createElement("button");
    other.textContent = "Other";
    document.body.append(opener, other);
    stage.parts.openPopup({ opener, role: "dialog", label: "A popup" }).body.tabIndex = -1;
  });
  await page.getByRole("dialog", { name: "A popup" }).focus();
  await page.getByRole("button", { name: "Other" }).click();
  equal(await page.getByRole("dialog", { name: "A popup" }).count(), 0);
  equal(
    await page.getByRole("button", { name: "Other" }).evaluate((b) => b.matches(":focus")),
    true,
  );
});
