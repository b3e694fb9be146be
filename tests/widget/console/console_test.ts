/**
 * Who sees the door and who sees the inbox, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, atDesk, GRANT, NOBODY_IN, SIGNED_IN } from "../stage/desk.ts";
import { DESK_URL, stagesTest, stageTest } from "../stage/stage.ts";

const known = answering({ ...SIGNED_IN, "DELETE /api/session": [204, {}] });
stageTest("console knows the author it knew, and lets go of them", async (page) => {
  await page.evaluate(() => desk.show());
  await page.getByRole("link", { name: "Signed in as" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  // Where one is signed in there are fields for passwords, too.
  await page.getByRole("textbox", { name: "Password", exact: true }).waitFor();
  // Whoever comes to the door may ask on the way how many authors there are, and what one may do.
  const calls = known.calls.map(({ call }) => call).filter((call) => call.endsWith("/session"));
  deepEqual(calls, ["GET /api/session", "DELETE /api/session"]);
  deepEqual(await page.evaluate(() => desk.inbox.asked), ["close"]);
}, known.options);

stagesTest("console asks again where the server could not be reached", async (open) => {
  const answers: Record<string, readonly [number, unknown]> = { "GET /api/session": [0, {}] };
  const { options } = answering(answers);
  const page = await open(options);
  await page.evaluate(() => desk.show());
  await page.getByRole("heading", { name: "The server cannot be reached" }).waitFor();
  answers["GET /api/session"] = GRANT;
  await page.getByRole("button", { name: "Try now" }).click();
  await atDesk(page);
});

stagesTest(
  "console shows what a server said that is there and lets nobody in yet",
  async (open) => {
    const message = "The server starts, and cannot reach its data yet.";
    const answers: Record<string, readonly [number, unknown]> = {
      "GET /api/session": [503, { code: "not-stored", message, retryAfterMs: 15_000 }],
    };
    const page = await open(answering(answers).options);
    await page.evaluate(() => desk.show());
    await page.getByRole("heading", { name: "The console cannot open yet" }).waitFor();
    await page.getByRole("status").filter({ hasText: message }).waitFor();
    equal(await page.getByText("did not answer").count(), 0);
    answers["GET /api/session"] = GRANT;
    await page.getByRole("button", { name: "Try now" }).click();
    await atDesk(page);
  },
);

stageTest("console goes back to the door when the session is over", async (page) => {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(() =>
    desk.inbox.change({ link: { kind: "refused", code: "signed-out", message: "" } })
  );
  await page.getByText("Your session has ended. Sign in again.").waitFor();
  deepEqual(await page.evaluate(() => desk.inbox.asked), ["close"]);
}, answering(SIGNED_IN).options);

stagesTest("console takes a link that comes while it is open", async (open) => {
  const { options } = answering({ ...SIGNED_IN, "POST /api/link": GRANT });
  const page = await open(options);
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(() => location.hash = "#link=another-token");
  await page.getByLabel("New password").waitFor();
  equal(page.url(), DESK_URL);
});

stagesTest("console speaks the author's language and says so", async (open) => {
  const { options } = answering({ "GET /api/session": NOBODY_IN });
  const page = await open({ ...options, locale: "ko-KR" });
  await page.evaluate(() => desk.show());
  await page.getByRole("button", { name: "로그인" }).waitFor();
  equal(await page.evaluate(() => document.documentElement.lang), "ko-KR");
});
