/**
 * Taking conversations along and bringing them back, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { answering, type Answers, atDesk, SIGNED_IN } from "../../../stage/desk.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

const COUNTS = { added: 2, known: 1 };

stagesTest(
  "an author exports once they have proved who they are, and imports a file",
  async (open) => {
    const answers: Record<string, Answers[string]> = {
      ...SIGNED_IN,
      "GET /api/session/confirm": [403, { code: "confirm-needed", message: "" }],
      "POST /api/session/confirm": [204, undefined],
      "POST /api/import": [400, { code: "invalid-body", message: "Line 3 is no JSON." }],
    };
    const { options, calls } = answering(answers);
    let exported = 0;
    const page = await open({
      ...options,
      url: `${DESK_URL}#settings/data`,
      async prepare(page) {
        await options.prepare?.(page);
        await page.route(/\/api\/export/, (route) => {
          exported++;
          return route.fulfill({
            body: "{}\n",
            headers: { "content-disposition": 'attachment; filename="conversations.md"' },
          });
        });
      },
    });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByLabel("Format").selectOption("markdown");
    await page.getByRole("switch", { name: "Include private conversations" }).uncheck();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Is it you?" });
    await dialog.getByLabel("Password").fill("correct horse");
    equal(exported, 0);
    answers["GET /api/session/confirm"] = [204, undefined];
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    equal(new URL((await download).url()).search, "?format=markdown&whispers=no");
    await page.getByRole("status").filter({ hasText: "Your browser saves the file." }).waitFor();

    const file = {
      name: "a.jsonl",
      mimeType: "",
      buffer: Buffer.from("{}\n"),
    };
    const choose = page.locator("input[type=file]");
    await choose.setInputFiles(file);
    await page.getByRole("alert").filter({ hasText: "The server says: Line 3 is no JSON." })
      .waitFor();
    answers["POST /api/import"] = [200, { lines: 9, conversations: COUNTS, messages: COUNTS }];
    await choose.setInputFiles(file);
    await page.getByRole("status").filter({
      hasText: "2 new conversations, 2 new messages. 1 messages were here already.",
    }).waitFor();
    equal(calls.filter(({ call }) => call === "POST /api/import").length, 2);
  },
);
