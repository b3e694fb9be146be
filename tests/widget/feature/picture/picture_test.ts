/**
 * An author's picture, in a real browser on a page that allows no images.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, type Line, messages, online, READER } from "../../stage/state.ts";

const FACE = "/avatars/0123456789abcdef0123456789abcdef.png";
const KIM = { ...AUTHOR, name: "Kim", avatar: FACE };
/** A red dot. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64",
);

/** Answers for every address that is asked for a picture, and says which were. */
async function answer(page: Page, body: Buffer, status = 200): Promise<readonly string[]> {
  const asked: string[] = [];
  await page.route(/avatars|evil/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status, body, contentType: "image/png" });
  });
  return asked;
}

async function show(page: Page, lines: readonly Line[], avatar = FACE): Promise<void> {
  const said = messages(lines).map((message) =>
    message.from.kind === "author" ? { ...message, from: { ...KIM, avatar } } : message
  );
  await page.evaluate(
    (state) =>
      stage.show({
        state: {
          ...state,
          presence: {
            room: stage.conversation.state.room,
            readers: 1,
            author: { state: "here" },
          },
        },
      }),
    { ...online({ messages: said }) },
  );
}

const TALK: readonly Line[] = [
  [KIM, "One", 9],
  [KIM, "Two", 8],
  [READER, "Three", 7],
  [KIM, "Four", 6],
];

stageTest("picture stands where an author's name does, and is fetched once", async (page) => {
  const asked = await answer(page, PNG);
  await show(page, TALK);
  await page.locator(".presence small-talk-picture canvas").waitFor();
  const pictures = page.locator("li small-talk-picture canvas");
  await pictures.nth(1).waitFor();
  equal(await pictures.count(), 2, "two of the three begin what one says in one go");
  deepEqual(asked, [`http://stage.localhost${FACE}`]);
  const [red = 0, green = 9] = await pictures.first().evaluate((canvas) => [
    ...(canvas as HTMLCanvasElement).getContext("2d")?.getImageData(30, 30, 1, 1).data ?? [],
  ]);
  deepEqual([red > 200, green < 50], [true, true]);
  equal(await page.locator("small-talk-picture:not([aria-hidden=true])").count(), 0);
});

for (
  const [what, body, status] of [["gone", PNG, 404], ["broken", PNG.subarray(0, 30), 200]] as const
) {
  stageTest(`picture that is ${what} leaves no trace, and is not asked for again`, async (page) => {
    const asked = await answer(page, body, status);
    await show(page, TALK);
    await page.locator("li small-talk-picture").nth(1).waitFor({ state: "attached" });
    await page.evaluate(
      (said) => stage.conversation.become({ messages: said }),
      messages(TALK, 20),
    );
    await page.locator('[data-id^="message-23"] small-talk-picture').waitFor({ state: "attached" });
    equal(await page.locator("small-talk-picture").first().isVisible(), false);
    equal(asked.length, 1);
  });
}

stageTest("picture comes from the server, whatever a message says", async (page) => {
  const asked = await answer(page, PNG);
  await show(page, TALK, "//evil.example/avatars/a.png");
  await page.locator("li small-talk-picture canvas").first().waitFor();
  deepEqual(asked.map((url) => new URL(url).host), ["stage.localhost"]);
});
