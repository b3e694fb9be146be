/**
 * The author's way in, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, atDesk, type Call, GRANT, NOBODY_IN } from "../../stage/desk.ts";
import { DESK_URL, stagesTest, stageTest } from "../../stage/stage.ts";

/** What was sent, without what was only asked for. */
const asked = (calls: readonly Call[]) => calls.filter(({ call }) => call.startsWith("POST "));

const password = answering({
  "GET /api/session": NOBODY_IN,
  "POST /api/session": GRANT,
});
stageTest("author signs in with the password, by keyboard alone", async (page) => {
  await page.evaluate(() => desk.show());
  await page.getByLabel("Password").waitFor();
  await page.keyboard.type("correct horse");
  await page.keyboard.press("Enter");
  await atDesk(page);
  await page.waitForFunction(() => document.activeElement?.closest(".section"));
  deepEqual(asked(password.calls).at(-1), {
    call: "POST /api/session",
    body: { password: "correct horse" },
  });
}, password.options);

const several = answering({
  "GET /api/session": NOBODY_IN,
  "GET /api/door": [200, { several: true }],
  "POST /api/session": GRANT,
});
stageTest("author among several says who they are, by keyboard alone", async (page) => {
  await page.evaluate(() => desk.show());
  await page.locator("#author:focus").waitFor();
  await page.keyboard.type("Second");
  await page.keyboard.press("Tab");
  await page.keyboard.type("correct horse");
  await page.keyboard.press("Enter");
  await atDesk(page);
  deepEqual(asked(several.calls).at(-1), {
    call: "POST /api/session",
    body: { password: "correct horse", author: "Second" },
  });
}, several.options);

stageTest("author sees where a name goes as clearly as where a password goes", async (page) => {
  await page.evaluate(() => desk.show());
  await page.locator("#author:focus").waitFor();
  const lines = await page.evaluate(() =>
    ["#author", ".secret"].map((selector) => {
      const { borderStyle, borderWidth, borderColor } = getComputedStyle(
        document.querySelector(selector) ?? document.body,
      );
      return [borderStyle, borderWidth, borderColor];
    })
  );
  deepEqual(lines[0], lines[1]);
  equal(lines[0]?.[0], "solid");
}, several.options);

const wrong = answering({
  "GET /api/session": NOBODY_IN,
  "POST /api/session": [401, { code: "password-wrong", message: "" }],
});
stageTest("author with a wrong password is told so, and can type it again", async (page) => {
  await page.evaluate(() => desk.show());
  const field = page.getByLabel("Password");
  await field.fill("wrong");
  await field.press("Enter");
  await page.getByRole("alert").filter({ hasText: "The password is wrong." }).waitFor();
  equal(await field.getAttribute("aria-invalid"), "true");
  equal(/fault/.test(await field.getAttribute("aria-describedby") ?? ""), true);
  equal(await field.evaluate((field) => field.matches(":focus")), true);
}, wrong.options);

const away = answering({ "GET /api/session": NOBODY_IN, "POST /api/session": [0, {}] });
stageTest("author is told when the server does not answer", async (page) => {
  await page.evaluate(() => desk.show());
  await page.getByLabel("Password").fill("anything");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").filter({ hasText: "The server did not answer." }).waitFor();
}, away.options);

stagesTest("the door asks for a passkey only where there is one", async (open) => {
  const door = { several: false, host: "stage.localhost" };
  const answers: Record<string, readonly [number, unknown]> = {
    "GET /api/session": NOBODY_IN,
    "GET /api/door": [200, door],
  };
  const { options, calls } = answering(answers);
  const knock = async () => {
    const page = await open(options);
    const asked = page.waitForResponse(/\/api\/door$/);
    await page.evaluate(() => desk.show());
    await asked;
    return page;
  };
  const page = await knock();
  const button = { name: "Sign in with a passkey" };
  // What the door said has been drawn by then.
  await page.getByLabel("Password").press("Enter");
  await page.getByRole("alert").filter({ hasText: "did not answer" }).waitFor();
  equal(await page.getByRole("button", button).count(), 0);
  deepEqual(calls.filter(({ call }) => call.includes("challenge")), []);

  answers["GET /api/door"] = [200, { ...door, passkeys: true }];
  await (await knock()).getByRole("button", button).waitFor();
});

stagesTest("author follows a one-time link and chooses a name and a password", async (open) => {
  const { options, calls } = answering({ "POST /api/link": GRANT });
  const page = await open({ ...options, url: `${DESK_URL}#link=the-token` });
  await page.evaluate(() => desk.show());
  await page.getByLabel("Name").waitFor();
  equal(page.url(), DESK_URL, "the link is taken out of the address at once");
  await page.keyboard.type("the author");
  await page.getByLabel("New password").fill("ten letters");
  await page.keyboard.press("Enter");
  await atDesk(page);
  deepEqual(asked(calls), [{
    call: "POST /api/link",
    body: { token: "the-token", name: "the author", password: "ten letters" },
  }]);
});

stagesTest("the very first author is asked for nothing that is not there yet", async (open) => {
  const { options } = answering({
    "GET /api/door": [200, { several: false, fresh: true }],
    "POST /api/link": [400, { code: "invalid-body", message: "" }],
  });
  const page = await open({ ...options, url: `${DESK_URL}#link=the-token` });
  await page.evaluate(() => desk.show());
  await page.getByText("Been here before?").waitFor({ state: "detached" });
  equal(await page.getByRole("button", { name: "with the password instead" }).count(), 0);
  await page.getByLabel("Name").fill("Kim");
  await page.getByLabel("New password").fill("short");
  await page.getByLabel("Name").press("Enter");
  await page.locator("#password[aria-invalid=true]:focus").waitFor();
});

stagesTest("author leaves out of a link what shall stay as it is", async (open) => {
  const { options, calls } = answering({ "POST /api/link": GRANT });
  const page = await open({ ...options, url: `${DESK_URL}#link=the-token` });
  await page.evaluate(() => desk.show());
  await page.getByLabel("Name").press("Enter");
  await atDesk(page);
  deepEqual(asked(calls).at(-1)?.body, { token: "the-token" });
});

stagesTest(
  "author with a used link is told how to get another, or signs in with the password",
  async (open) => {
    const { options } = answering({
      "POST /api/link": [401, { code: "link-invalid", message: "" }],
      "POST /api/session": GRANT,
    });
    const page = await open({ ...options, url: `${DESK_URL}#link=the-token` });
    await page.evaluate(() => desk.show());
    await page.getByLabel("Name").press("Enter");
    await page.getByRole("alert").filter({ hasText: "deno task login-link" }).waitFor();
    await page.getByRole("button", { name: "Sign in with the password instead" }).click();
    await page.getByLabel("Password").fill("a password");
    await page.keyboard.press("Enter");
    await atDesk(page);
  },
);

const shown = answering({ "GET /api/session": NOBODY_IN });
stageTest("author can look at the password", async (page) => {
  await page.evaluate(() => desk.show());
  const field = page.getByLabel("Password");
  equal(await field.getAttribute("type"), "password");
  await page.getByRole("button", { name: "Show" }).click();
  equal(await field.getAttribute("type"), "text");
}, shown.options);
