/**
 * Markdown in messages, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, READER } from "../../stage/state.ts";

async function say(page: Page, ...texts: string[]): Promise<void> {
  const state = online({ messages: messages(texts.map((text) => [READER, text, 1])) });
  await page.evaluate((state) => stage.show({ state }), state);
}

stageTest("text with Markdown is drawn as what it means", async (page) => {
  await say(page, "*a* **b** ~~c~~ `d*` e\nf");
  await page.locator(".text strong").waitFor();
  const parts = await page.locator(".text > *").evaluateAll((parts) =>
    parts.map(({ localName, textContent }) => [localName, textContent])
  );
  deepEqual(parts, [["em", "a"], ["strong", "b"], ["s", "c"], ["code", "d*"]]);
  equal(await page.locator(".text").evaluate((text) => text.textContent), "a b c d* e\nf");
});

stageTest("text without Markdown stays as it was written", async (page) => {
  const text = "  2 * 3\n\n\n<b>a</b> snake_case a > b # c  ";
  await say(page, "**a**", text);
  await page.locator(".text strong").waitFor();
  const second = page.locator(".text").nth(1);
  equal(await second.evaluate((element) => element.textContent), text);
  equal(await second.evaluate((element) => element.childElementCount), 0);
});

stageTest("link opens elsewhere, tells nobody whence, and says where it leads", async (page) => {
  await say(page, "[this page](https://blog.example/a) https://b.example");
  const [first, second] = [page.getByRole("link").nth(0), page.getByRole("link").nth(1)];
  await first.waitFor();
  equal(await first.textContent(), "this page (blog.example)");
  equal(await second.textContent(), "https://b.example");
  for (const link of [first, second]) {
    equal(await link.getAttribute("target"), "_blank");
    equal(await link.getAttribute("rel"), "noopener noreferrer nofollow ugc");
  }
  const colour = await first.evaluate((link) => getComputedStyle(link).color);
  const text = await page.locator(".text").evaluate((text) => getComputedStyle(text).color);
  equal(colour === text, false, "its sheet has come with it");
});

stageTest("renderer makes nothing of what people write that runs or is fetched", async (page) => {
  await say(page, "**a**");
  await page.locator(".text strong").waitFor();
  const pieces = fc.constantFrom(
    ...[
      "<script>",
      "</script>",
      "<img src=x onerror=alert(1)>",
      "<svg/onload=alert(1)>",
      "](",
      "[",
    ],
    ...[
      "javascript:alert(1)",
      "https://a.example/",
      "data:text/html,<b>",
      "mailto:a@b.example",
      ")",
    ],
    ...[
      "`",
      "```\n",
      "```html\n",
      "\n",
      "\n- ",
      "\n> ",
      "\n# ",
      "*",
      "**",
      "~~",
      "_",
      "\\",
      "&lt;",
    ],
    ...[
      "\u202e",
      '"',
      "'",
      " onclick=alert(1) ",
      "<a href=",
      "{{a}}",
      "${a}",
      "lit$1$",
      "<!--",
      "?>",
    ],
  );
  const texts = fc.sample(fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")), {
    numRuns: 300,
    seed: 6,
  });
  const found = await page.evaluate(async (texts) => {
    const odd = new Set<string>();
    for (let from = 0; from < texts.length; from += 30) {
      const [model] = stage.conversation.state.messages;
      if (model === undefined) throw new Error("Cannot begin: there is no message");
      stage.conversation.become({
        messages: texts.slice(from, from + 30).map((text, index) => ({
          ...model,
          id: `${from}-${index}`.padEnd(16, "-"),
          seq: index + 1,
          text,
        })),
      });
      for (let turn = 0; turn < 4; turn++) await new Promise((done) => setTimeout(done));
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      for (const element of root?.querySelectorAll(".text *") ?? []) {
        const { localName, attributes } = element;
        for (const { name, value } of attributes) {
          odd.add(name === "href" ? `href ${/^\w+:/.exec(value)?.[0]}` : `@${name}`);
        }
        odd.add(localName);
      }
    }
    return [...odd].sort();
  }, texts);
  const harmless = [
    ...["@aria-label", "@class", "@dir", "@hidden", "@rel", "@role", "@start", "@tabindex"],
    ...["@target", "href https:", "href mailto:"],
    ...["a", "blockquote", "button", "code", "em", "li", "ol", "p", "pre", "s"],
    ...["small-talk-code", "span", "strong", "ul", "div"],
  ];
  deepEqual(found.filter((name) => !harmless.includes(name)), []);
  equal(found.includes("href https:"), true);
  equal(found.includes("pre"), true);
});
