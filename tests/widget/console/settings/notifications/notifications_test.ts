/**
 * The page of notifications, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { HOSTILE_MARKUP } from "../../../../helper/hostile_markup.ts";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { NOT_TOLD, noticeAnswers, TOLD } from "../../../stage/notice_states.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

const URL_OF_PAGE = `${DESK_URL}#settings/notifications`;

stagesTest(
  "an author adds an address, enters its code, tries it, and says what they are told and when",
  async (open) => {
    const means = { ...NOT_TOLD.means, mail: true, mailAnswers: true };
    const channel = {
      id: "new",
      kind: "mail",
      target: "kim@author.example",
      enabled: true,
    } as const;
    const answers: Record<string, Answers[string]> = {
      ...noticeAnswers({ ...NOT_TOLD, means }),
      "POST /api/notifications/channels": [201, { channel: { ...channel, unconfirmed: true } }],
      "POST /api/notifications/channels/new/confirm": [400, { code: "invalid-body", message: "" }],
      "POST /api/notifications/channels/new/test": [200, { outcome: "refused", code: 550 }],
      "PATCH /api/notifications/channels/new": [200, channel],
      "DELETE /api/notifications/channels/new": [204, null],
    };
    const { options, calls } = answering(answers);
    const page = await open({ ...options, url: URL_OF_PAGE });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByText("You are not notified anywhere yet").waitFor();
    await page.getByText("Telegram: add api.telegram.org to WEBHOOK_HOSTS").waitFor();

    // By keyboard: the field has the focus as soon as it is there.
    const way = page.getByRole("button", { name: "Add an address" });
    await way.focus();
    await page.keyboard.press("Enter");
    equal(await way.getAttribute("aria-expanded"), "true");
    const address = page.getByLabel("E-mail address");
    equal(await address.evaluate((field) => field.matches(":focus")), true);
    await page.keyboard.type("kim");
    await page.keyboard.press("Enter");
    await page.getByText("Enter an address such as").waitFor();
    equal(await address.getAttribute("aria-invalid"), "true");
    await page.keyboard.type("@author.example");
    answers["GET /api/notifications"] = [200, {
      ...NOT_TOLD,
      means,
      channels: [{ ...channel, unconfirmed: true }],
    }];
    await page.keyboard.press("Enter");
    const code = page.getByLabel("Code");
    await code.waitFor();
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await page.getByText("This is not the code").waitFor();
    answers["POST /api/notifications/channels/new/confirm"] = [200, channel];
    answers["GET /api/notifications"] = [200, { ...NOT_TOLD, means, channels: [channel] }];
    await code.fill("123456");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Confirmed." }).waitFor();
    const toggle = page.getByRole("switch", { name: "E-mail: kim@author.example" });
    equal(await toggle.evaluate((field) => field.matches(":focus")), true);
    await page.getByRole("button", { name: "Send a test to kim@author.example" }).click();
    await page.getByText("It was refused (550).").waitFor();

    await page.getByLabel("Tell me about").selectOption("questions");
    await page.getByLabel("On aside").selectOption("none");
    await page.getByRole("switch", { name: "Quiet hours" }).check();
    await page.getByLabel("From").fill("21:30");
    await page.getByRole("switch", { name: "Include what readers wrote" }).uncheck();
    answers["PUT /api/notifications"] = [200, NOT_TOLD.settings];
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    const settled = calls.filter(({ call }) => call === "PUT /api/notifications");
    // Before the first message went out it was settled in which language, and where.
    equal(settled.length, 2);
    const sent = settled[1]?.body;
    deepEqual({ ...Object(sent), timeZone: "" }, {
      choice: "questions",
      sites: { aside: "none" },
      digest: "off",
      quiet: { from: 1_290, to: 420 },
      timeZone: "",
      withText: false,
      language: "en",
    });

    answers["GET /api/notifications"] = [200, { ...NOT_TOLD, means }];
    await page.getByRole("button", { name: "Remove kim@author.example" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("You are not notified anywhere yet").waitFor();
    deepEqual(
      calls.filter(({ call }) => call.startsWith("POST")).map(({ body }) => body),
      [
        { kind: "mail", address: "kim@author.example" },
        { code: "000000" },
        { code: "123456" },
        null,
      ],
    );
  },
);

stagesTest(
  "a webhook's secret is shown once, hosts that are not listed are named, and nothing is markup",
  async (open) => {
    const [hostile = ""] = HOSTILE_MARKUP;
    const channel = { id: "new", kind: "webhook", target: hostile, enabled: true } as const;
    const told = { ...TOLD, channels: [channel] };
    const answers: Record<string, Answers[string]> = {
      ...noticeAnswers({ ...TOLD, channels: [] }),
      "POST /api/notifications/channels": [201, { channel, secret: "whsec_once" }],
    };
    const { options } = answering(answers);
    const page = await open({ ...options, url: URL_OF_PAGE });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByRole("button", { name: "Add a webhook" }).click();
    const url = page.getByLabel("Address of the webhook");
    await url.fill("https://elsewhere.example/");
    await page.keyboard.press("Enter");
    await page.getByText("may not send to elsewhere.example").waitFor();
    await url.fill("https://localhost:9000/hook");
    answers["GET /api/notifications"] = [200, told];
    await page.keyboard.press("Enter");
    await page.getByText("whsec_once").waitFor();
    await page.getByText(hostile).first().waitFor();
    equal(await page.locator(".notifications :is(img, script, iframe, svg)").count(), 0);
    await page.getByText("Failed, will be tried again").waitFor();
  },
);

stagesTest("an address is added once its author has proved again who they are", async (open) => {
  const channel = { id: "new", kind: "mail", target: "kim@author.example", enabled: true };
  const means = { ...NOT_TOLD.means, mail: true };
  const answers: Record<string, Answers[string]> = {
    ...noticeAnswers({ ...NOT_TOLD, means }),
    "POST /api/notifications/channels": [403, { code: "confirm-needed", message: "" }],
    "POST /api/session/confirm": [204, undefined],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: URL_OF_PAGE });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("E-mail address").fill(channel.target);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByText("sends what people write elsewhere").waitFor();
  const added = { ...channel, unconfirmed: true };
  answers["POST /api/notifications/channels"] = [201, { channel: added }];
  answers["GET /api/notifications"] = [200, { ...NOT_TOLD, means, channels: [added] }];
  await dialog.getByLabel("Password").fill("correct horse");
  await page.keyboard.press("Enter");
  await page.getByLabel("Code").waitFor();
  deepEqual(
    calls.filter(({ call }) => call === "POST /api/notifications/channels").map(({ body }) => body),
    Array(2).fill({ kind: "mail", address: channel.target }),
  );
});
