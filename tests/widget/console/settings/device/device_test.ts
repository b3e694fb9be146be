/**
 * The page of this device, in a real browser that pretends to take push messages.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk, SIGNED_IN } from "../../../stage/desk.ts";
import { pretendPush } from "../../../stage/pretended_push.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

const HERE = { id: "d1", label: "Chrome · Linux", createdAt: 1_700_000_000_000, current: true };
const PHONE = { id: "d2", label: "Safari · iPhone", createdAt: 1_690_000_000_000 };

stagesTest(
  "author is told on this device, tries it, and takes another from the list",
  async (open) => {
    const answers: Record<string, Answers[string]> = {
      ...SIGNED_IN,
      "GET /api/push": [200, { publicKey: "BKey", devices: [PHONE] }],
      "PUT /api/push/device": [200, HERE],
      "POST /api/push/devices/d1/test": [200, { kind: "sent" }],
      "DELETE /api/push/devices/d1": [204, undefined],
      "DELETE /api/push/devices/d2": [204, undefined],
    };
    const { options, calls } = answering(answers);
    const page = await open({
      ...options,
      url: `${DESK_URL}#settings/device`,
      async prepare(page) {
        await pretendPush(page);
        await options.prepare?.(page);
      },
    });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    const onOff = page.getByRole("switch", { name: "Tell me on this device" });
    await onOff.and(page.locator(":enabled")).waitFor();
    equal(await onOff.isChecked(), false);

    await onOff.focus();
    await onOff.press("Space");
    const test = page.getByRole("button", { name: "Send a test" });
    await test.waitFor();
    deepEqual([await onOff.isChecked(), await page.evaluate(() => push.isSubscribed)], [
      true,
      true,
    ]);
    const { body } = calls.find(({ call }) => call === "PUT /api/push/device") ?? {};
    deepEqual(Object.keys(Object(body)).sort(), ["auth", "endpoint", "label", "p256dh"]);

    await test.click();
    await page.getByRole("status").filter({ hasText: "Sent. It should be here" }).waitFor();
    answers["POST /api/push/devices/d1/test"] = [200, { kind: "later" }];
    await test.click();
    await page.getByRole("alert").filter({ hasText: "does not answer. Try again later." })
      .waitFor();

    await page.getByRole("button", { name: "Remove Safari · iPhone" }).click();
    await page.getByRole("status").filter({ hasText: "iPhone gets no more notifications." })
      .waitFor();
    await page.locator("#device-others:focus").waitFor();

    await onOff.click();
    await test.waitFor({ state: "detached" });
    deepEqual([await onOff.isChecked(), await page.evaluate(() => push.isSubscribed)], [
      false,
      false,
    ]);
    deepEqual(calls.slice(-2).map(({ call }) => call), [
      "DELETE /api/push/devices/d2",
      "DELETE /api/push/devices/d1",
    ]);

    // What keeps the author from it is said, and what to do.
    await page.evaluate(() => push.permission = "denied");
    answers["GET /api/push"] = [200, { devices: [] }];
    await page.evaluate(() => location.hash = "#settings/account");
    await page.getByLabel("Name").waitFor();
    await page.evaluate(() => location.hash = "#settings/device");
    await page.getByText("turn them on with WEB_PUSH=on").waitFor();
    equal(await onOff.isDisabled(), true);
    answers["GET /api/push"] = [200, { publicKey: "BKey", devices: [] }];
    await page.evaluate(() => location.hash = "#settings/account");
    await page.getByLabel("Name").waitFor();
    await page.evaluate(() => location.hash = "#settings/device");
    await page.getByText("Allow them in the browser's settings").waitFor();

    // The browser's offer to install is the author's to take.
    await page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      dispatchEvent(Object.assign(event, { prompt: () => Promise.resolve() }));
    });
    await page.getByRole("button", { name: "Install" }).click();
    await page.getByRole("button", { name: "Install" }).waitFor({ state: "detached" });
  },
);
