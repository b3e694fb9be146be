/**
 * The page of the check, in a real browser before a pretended server.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk, GRANT, SIGNED_IN } from "../../../stage/desk.ts";
import { CHECK_ANSWERS, pretendFront } from "../../../stage/check.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest(
  "an owner sees what needs a change, with the proxy's line, and checks again",
  async (open) => {
    const answers: Record<string, Answers[string]> = { ...CHECK_ANSWERS };
    const { options, calls } = answering(answers);
    const page = await open({
      ...options,
      url: `${DESK_URL}#settings/check`,
      async prepare(page) {
        await options.prepare?.(page);
        await pretendFront(page);
      },
    });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByRole("button", { name: "Check now" }).click();
    await page.getByRole("status").filter({ hasText: /3 things need a change\. Checked at / })
      .waitFor();
    const bad = page.getByRole("region", { name: "Needs a change" });
    deepEqual(await bad.locator("li .about").allInnerTexts(), [
      "Client address",
      "Idle connections",
      "Cache",
    ]);
    // nginx answers, so its line is shown and no other's.
    deepEqual(await bad.locator("pre").allInnerTexts(), [
      "proxy_set_header X-Forwarded-For $remote_addr;",
      "TRUSTED_PROXIES=10.0.0.2",
      "proxy_read_timeout 75s;",
    ]);
    await page.getByText("nginx: add this").first().waitFor();
    await page.getByRole("button", { name: "Copy: TRUSTED_PROXIES=10.0.0.2" }).waitFor();

    // What was found is still there when one comes back.
    await page.evaluate(() => location.hash = "#settings/device");
    await page.getByRole("heading", { name: "This device" }).waitFor();
    await page.evaluate(() => location.hash = "#settings/check");
    await bad.waitFor();

    answers["GET /api/check"] = [429, { code: "too-fast", message: "" }];
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByRole("alert").filter({ hasText: "too fast" }).waitFor();
    equal(calls.filter(({ call }) => call === "POST /api/check/mail").length, 1);
  },
);

stagesTest("an author who is not the owner has no such page", async (open) => {
  const { options, calls } = answering({ ...SIGNED_IN, "GET /api/session": GRANT });
  const page = await open({ ...options, url: `${DESK_URL}#settings/check` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.getByRole("heading", { name: "Account" }).waitFor();
  equal(await page.getByRole("link", { name: "Check" }).count(), 0);
  deepEqual(calls.filter(({ call }) => call.includes("check")), []);
});
