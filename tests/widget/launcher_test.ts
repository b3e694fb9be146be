/**
 * The launcher: its words, and the button itself in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { launcherLanguage, launcherWords } from "../../widget/launcher.ts";
import { loadLocale } from "../../widget/locale/locale.ts";
import { stageTest } from "./stage/stage.ts";

Deno.test("the launcher speaks the first language it knows, by its first part, in any case", () => {
  equal(launcherLanguage(["nl", "KO-kr", "en"]), "ko");
  equal(launcherLanguage(["en-GB", "ko"]), "en");
});

Deno.test("the launcher speaks English where it knows none of the languages", () => {
  equal(launcherLanguage(["nl", "", "*"]), "en");
  equal(launcherLanguage([]), "en");
});

Deno.test("the launcher has a word of its own in each language the conversation is in", async () => {
  const words = new Set<string>();
  for (const language of ["ar", "de", "en", "es", "fr", "he", "ja", "ko", "pt", "zh"]) {
    equal(launcherLanguage([language]), (await loadLocale([language])).lang);
    words.add(launcherWords(language).ask);
    equal(launcherWords(language).failed, `${launcherWords(language).ask} ↻`);
  }
  equal(words.size, 10);
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
