/**
 * The page of a blog's settings, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { SettledSite } from "../../../../../shared/chat/site_body.ts";
import { siteWith } from "../../../../helper/site_policy.ts";
import { answering, type Answers, SIGNED_IN } from "../../../stage/desk.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";
import { AUTHOR } from "../../../stage/state.ts";

const GIVEN = "https://given.example";
const DEFAULT: SettledSite = {
  ...siteWith("default", { title: "The margin", origins: [GIVEN, "https://blog.example"] }),
  version: "one",
};
const ASIDE: SettledSite = {
  ...siteWith("aside", { title: "Aside", origins: ["https://aside.example"] }),
  version: "one",
};
const FILED: SettledSite = { ...siteWith("filed", { title: "Filed" }), version: "one" };
const ANSWERS: Answers = {
  ...SIGNED_IN,
  "GET /api/authors": [200, { authors: [{ ...AUTHOR, role: "owner", owner: true }] }],
  "GET /api/sites": [200, { sites: [DEFAULT, ASIDE, FILED], fixed: ["filed"], given: [GIVEN] }],
};
const KEY = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" };

stagesTest(
  "all that holds for a blog is settled on one page, and wrong fields are named",
  async (open) => {
    const answers: Record<string, Answers[string]> = { ...ANSWERS };
    const { options, calls } = answering(answers);
    const page = await open({ ...options, url: `${DESK_URL}#settings/site` });
    await page.evaluate(() => desk.show());
    await page.getByRole("heading", { name: "Blog", exact: true }).waitFor();
    const save = page.getByRole("button", { name: "Save", exact: true });

    // What stands in the server's settings is changed there.
    await page.getByText("Set in ALLOWED_ORIGINS").waitFor();
    equal(await page.getByRole("button", { name: `Remove ${GIVEN}` }).count(), 0);

    await page.getByLabel("Address of the blog").fill("aside.example");
    await page.keyboard.press("Enter");
    await page.getByText("belongs to the blog “Aside”").waitFor();
    await page.getByRole("button", { name: "Remove https://aside.example" }).click();
    await page.getByLabel("Seconds between").fill("1.5");
    await page.getByRole("switch", { name: "Keep messages for ever" }).uncheck();
    await page.getByLabel("Days until").fill("");
    await page.getByLabel("Key of readers").fill(
      '{"kty":"OKP","crv":"Ed25519","x":"a","d":"secret"}',
    );
    await save.click();
    equal(calls.some(({ call }) => call.startsWith("PUT")), false);
    for (const label of ["Seconds between", "Days until", "Key of readers"]) {
      equal(await page.getByLabel(label).getAttribute("aria-invalid"), "true", label);
    }
    await page.getByLabel("Seconds between").fill("10");
    await page.getByLabel("Days until").fill("90");
    await page.getByLabel("Key of readers").fill(JSON.stringify(KEY));
    await page.getByLabel("Words that").fill("spam\n\n  a phrase ");
    await page.getByLabel("Who writes").selectOption("read-only");
    await page.getByRole("button", { name: "Remove https://blog.example" }).click();
    answers["PUT /api/sites/default"] = [400, {
      code: "invalid-body",
      message: "Cannot take the settings: moderation.words[1]: expected text.",
    }];
    await save.click();
    await page.getByText("This is not valid.").waitFor();
    equal(await page.getByLabel("Words that").getAttribute("aria-invalid"), "true");
    await page.getByLabel("Words that").fill("spam");
    answers["PUT /api/sites/default"] = [200, { ...DEFAULT, version: "two" }];
    await save.click();
    await page.getByText("Saved. It applies at once.").waitFor();
    const { version, title, ...sent } = calls.at(-1)?.body as SettledSite;
    deepEqual([version, title], ["one", "The margin"]);
    deepEqual([sent.origins, sent.retentionDays, sent.identityKey], [[GIVEN], 90, KEY]);
    const { words, mode, slowModeSeconds } = sent.moderation;
    deepEqual([words, mode, slowModeSeconds], [["spam"], "read-only", 10]);
  },
);

stagesTest(
  "blogs are chosen, added and removed; one that stands in a file says so",
  async (open) => {
    const answers: Record<string, Answers[string]> = { ...ANSWERS };
    const { options, calls } = answering(answers);
    const page = await open({ ...options, url: `${DESK_URL}#settings/site` });
    await page.evaluate(() => desk.show());
    await page.getByLabel("Which blog").selectOption("filed");
    await page.getByText("This blog is in the file that SITES_FILE names.").waitFor();
    equal(await page.getByLabel("Name of the blog").isDisabled(), true);
    equal(await page.getByRole("button", { name: "Save", exact: true }).count(), 0);

    await page.getByRole("button", { name: "Add a blog" }).click();
    await page.getByLabel("Short name").fill("Not one");
    await page.getByRole("button", { name: "Add", exact: true }).last().click();
    await page.getByText("Write a–z, 0–9").waitFor();
    await page.getByLabel("Short name").fill("garden");
    answers["PUT /api/sites/garden"] = [200, { ...siteWith("garden"), version: "one" }];
    await page.getByLabel("Short name").press("Enter");
    await page.waitForFunction(() => location.hash === "#settings/site/garden");

    await page.getByLabel("Which blog").selectOption("aside");
    answers["DELETE /api/sites/aside"] = [403, { code: "forbidden", message: "" }];
    await page.getByRole("button", { name: "Remove this blog" }).click();
    const remove = page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true });
    equal(await remove.isDisabled(), true);
    await page.getByLabel("Type “aside”").fill("aside");
    await remove.click();
    await page.getByText("It has conversations.").waitFor();
    answers["DELETE /api/sites/aside"] = [204, undefined];
    await page.getByRole("button", { name: "Remove this blog" }).click();
    await page.getByLabel("Type “aside”").fill("aside");
    await remove.click();
    await page.waitForFunction(() => location.hash === "#settings/site");
    equal(calls.filter(({ call }) => call === "DELETE /api/sites/aside").length, 2);
  },
);
