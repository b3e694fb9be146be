/**
 * The launcher: its words, and the button itself in a real browser.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import { launcherLanguage, launcherWords } from "../../widget/launcher.ts";
import { stageTest } from "./stage/stage.ts";

Deno.test("the launcher speaks the first language it knows, by its first part, in any case", () => {
  equal(launcherLanguage(["fr-CA", "KO-kr", "en"]), "ko");
  equal(launcherLanguage(["en-GB", "ko"]), "en");
});

Deno.test("the launcher speaks English where it knows none of the languages", () => {
  equal(launcherLanguage(["fr", ""]), "en");
  equal(launcherLanguage([]), "en");
});

Deno.test("the launcher has words of its own in each of its languages", () => {
  const [en, ko] = [launcherWords("en"), launcherWords("ko")];
  notEqual(en.ask, ko.ask);
  notEqual(en.failed, ko.failed);
});

stageTest("the launcher is drawn first, closed, as a button that pages can style", async (page) => {
  const drawn = await page.evaluate(() => {
    const root = document.createElement("div").attachShadow({ mode: "open" });
    root.append(document.createElement("dialog"));
    const button = stage.parts.drawLauncher(root);
    return {
      first: root.firstElementChild === button,
      type: button.type,
      expanded: button.getAttribute("aria-expanded"),
      part: button.part.value,
    };
  });
  deepEqual(drawn, { first: true, type: "button", expanded: "false", part: "launcher" });
});
