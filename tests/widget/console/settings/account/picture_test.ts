/**
 * One's picture, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { PEOPLE, PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest(
  "a picture is cut square and made small before it is sent; what is none is not sent",
  async (open) => {
    const [me] = PEOPLE;
    const answers: Record<string, Answers[string]> = {
      ...PEOPLE_ANSWERS,
      "PUT /api/authors/me/avatar": [200, { ...me, avatar: "/avatars/a.webp" }],
      "DELETE /api/authors/me/avatar": [204, undefined],
    };
    const { options } = answering(answers);
    const headers = { "content-security-policy": "img-src 'self'" };
    const page = await open({ ...options, headers, url: `${DESK_URL}#settings/account` });
    const sent: (readonly [string, number])[] = [];
    page.on("request", (request) => {
      if (request.method() !== "PUT") return;
      const bytes = request.postDataBuffer() ?? Buffer.alloc(0);
      sent.push([bytes.subarray(8, 12).toString(), bytes.length]);
    });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    const input = page.getByLabel("Choose a picture");
    const none = { name: "a.png", mimeType: "image/png", buffer: Buffer.from("<svg>") };
    await input.setInputFiles(none);
    await page.getByText("This file is not a picture that can be shown.").waitFor();
    deepEqual(sent, []);
    const drawn = await page.evaluate(() => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [300, 200];
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    });
    await input.setInputFiles({ ...none, buffer: Buffer.from(drawn, "base64") });
    await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    const [[type, length] = ["", 0]] = sent;
    equal(type, "WEBP");
    equal(length > 0 && length < 65_536, true);
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("Removed. Readers see only your name.").waitFor();
  },
);
