/**
 * The ways to hear of an answer, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ASKING, openFollow } from "../../stage/followed.ts";
import { axeFaults } from "../../stage/look.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest(
  "reader asks for a mail, hears what is wrong at the field, and what comes next",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), ASKING);
    await openFollow(page, { answer: [400, { code: "invalid-body", message: "" }] });
    const field = page.getByLabel("E-mail address");
    equal(await page.getByLabel("With the text of the answer").isChecked(), true);
    await field.fill("kim");
    await field.press("Enter");
    await page.getByText("This does not look like an e-mail address.").waitFor();
    deepEqual(await axeFaults(page), []);
    equal(await field.getAttribute("aria-invalid"), "true");
    equal(await field.inputValue(), "kim");
    await page.keyboard.press("Escape");

    const offer = page.getByRole("button", { name: "Tell me when there is an answer" });
    await page.waitForFunction(() =>
      document.querySelector("small-talk-staged")?.shadowRoot
        ?.activeElement?.textContent?.includes("Tell me")
    );
    equal(await offer.count(), 1);
    await openFollow(page);
    await field.fill("kim@example.com");
    await page.getByLabel("An e-mail for each later answer too").check();
    await page.getByRole("button", { name: "Send me an e-mail" }).click();
    await page.locator("[role=status]:focus", {
      hasText: "An e-mail is on its way to kim@example.com.",
    })
      .waitFor();
    deepEqual(await page.evaluate(() => globalThis.followed.at(-1)), ["POST api/reader/follow", {
      room: "default/posts/margin",
      question: "message-2-------",
      email: "kim@example.com",
      language: "en",
      text: true,
      more: true,
    }]);

    const feed = page.getByRole("link", { name: "The answers on this page as a feed" });
    equal(
      await feed.getAttribute("href"),
      "https://talk.example/feeds/default%2Fposts%2Fmargin.atom",
    );
    await page.getByRole("button", { name: "Take this conversation along" }).click();
    equal(
      await page.getByRole("textbox", { name: "Link" }).inputValue(),
      "http://stage.localhost/posts/margin#small-talk=abc",
    );
  },
);

stageTest(
  "in private the text stays out of the mail unless one wants it, and there is no feed",
  async (page) => {
    await page.evaluate((state) => stage.show({ state: { ...state, isWhisper: true } }), ASKING);
    await openFollow(page);
    equal(await page.getByLabel("mail is less private than this").isChecked(), false);
    equal(await page.getByRole("link").count(), 0);
    await page.getByLabel("E-mail address").fill("kim@example.com");
    await page.getByLabel("E-mail address").press("Enter");
    await page.getByText("An e-mail is on its way").waitFor();
    deepEqual(await page.evaluate(() => globalThis.followed.at(-1)?.[1]), {
      room: "default/posts/margin",
      email: "kim@example.com",
      language: "en",
      text: false,
      more: false,
    });
  },
);

stageTest(
  "a browser that shall tell is asked on a page of the server's, in a tab of its own",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), ASKING);
    await page.context().route(
      "https://talk.example/**",
      (route) => route.fulfill({ body: "asks", contentType: "text/plain" }),
    );
    await openFollow(page);
    const opening = page.waitForEvent("popup");
    await page.getByRole("button", { name: "Have this browser tell me" }).click();
    const tab = await opening;
    await tab.waitForURL("https://talk.example/follow#token");
    equal(
      await tab.evaluate(() => globalThis.opener),
      null,
    );
    deepEqual(await page.evaluate(() => globalThis.followed.at(-1)), [
      "POST api/reader/follow/push",
      {
        room: "default/posts/margin",
        question: "message-2-------",
        language: "en",
      },
    ]);
  },
);

stageTest("where no mail is sent, none is offered", async (page) => {
  await page.evaluate((state) => stage.show({ state }), ASKING);
  await openFollow(page, { mail: false, push: false });
  await page.getByRole("link", { name: "as a feed" }).waitFor();
  equal(await page.getByLabel("E-mail address").count(), 0);
  equal(await page.getByRole("button", { name: "Have this browser tell me" }).count(), 0);
});
