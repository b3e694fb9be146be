/**
 * A check from a real page at a real server: what is asked for comes, and is judged.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { TalkServer } from "../../../../helper/talk_server.ts";
import { storyTest } from "../../../../helper/visitor.ts";

const PASSWORD = "correct horse battery";

storyTest("an owner's page reaches all that a check looks at", async (visit) => {
  await using server = await TalkServer.start({ OWNER_PASSWORD: PASSWORD });
  const page = await visit(`${server.origin}/console#settings/check`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  // What takes 15 seconds is not waited for: by then the rest was looked at.
  await page.getByRole("status").filter({ hasText: "watching a connection" }).waitFor();
  const found = page.locator(".findings .about");
  deepEqual(
    (await found.allInnerTexts()).sort(),
    [
      "Public address",
      "Encryption",
      "Host header",
      "Client address",
      "Clock",
      "Data",
      "The tag",
      "Fallback (SockJS)",
      "Large bodies",
      "Mail",
      "Push messages",
    ].sort(),
  );
  // A busy machine may be slow with a stream, which is a warning.
  equal(await page.locator(".findings .fault").count(), 0);
});
