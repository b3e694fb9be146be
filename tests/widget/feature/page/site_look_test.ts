/**
 * A site's theme, colour and language, where its pages say nothing of them.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";

const SITE = {
  id: "default",
  title: "Notes",
  language: "ko",
  theme: { mode: "dark", color: "#336699" },
  mode: "open",
  proofOfWork: false,
};

/** What a page says. */
interface Said {
  readonly theme?: string;
  readonly accent?: string;
  readonly lang?: string;
}

/** An element on a page, dressed as a site wants it. */
function dressed(page: Page, { theme, accent, lang }: Said, color = "#336699") {
  return page.evaluate(([said, color]) => {
    document.documentElement.removeAttribute("lang");
    const holder = document.createElement("div");
    if (said.lang !== undefined) holder.lang = said.lang;
    if (said.accent !== undefined) holder.style.setProperty("--small-talk-accent", said.accent);
    const element = document.createElement("x-talk");
    if (said.theme !== undefined) element.setAttribute("theme", said.theme);
    holder.append(element);
    document.body.append(holder);
    element.attachShadow({ mode: "open" });
    const theme = { mode: "dark", color } as const;
    const language = stage.parts.dress(element, { language: "ko", theme });
    const accent = getComputedStyle(element).getPropertyValue("--small-talk-accent");
    return [element.getAttribute("theme"), accent, language];
  }, [{ ...theme && { theme }, ...accent && { accent }, ...lang && { lang } }, color] as const);
}

stageTest("a page that says nothing looks and speaks as its site wants", async (page) => {
  deepEqual(await dressed(page, {}), ["dark", "#336699", "ko"]);
});

stageTest(
  "what a page says is stronger: theme, colour on any element around, language",
  async (page) => {
    const said = { theme: "light", accent: "red", lang: "de" };
    deepEqual(await dressed(page, said), ["light", "red", undefined]);
  },
);

stageTest("what is no colour is not taken for one", async (page) => {
  deepEqual(await dressed(page, {}, "red; } * { color: red"), ["dark", "", "ko"]);
});

for (
  const [what, answer, expected] of [
    ["a site", { json: SITE }, "ko"],
    ["a refusal", { status: 403, json: { code: "forbidden", message: "No." } }, "nothing"],
    ["what is no site", { json: { language: "ko" } }, "nothing"],
  ] as const
) {
  stageTest(
    `${what} is ${expected === "nothing" ? "as good as no answer" : "understood"}`,
    async (page) => {
      await page.route("**/api/site", (route) => route.fulfill(answer));
      const language = await page.evaluate(() =>
        stage.parts.askSite(new URL("/", location.href)).then((site) => site?.language ?? "nothing")
      );
      equal(language, expected);
    },
  );
}
