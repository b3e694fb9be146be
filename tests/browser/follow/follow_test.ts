/**
 * A reader asks to be told of an answer, on the server's own page.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { PushService } from "../../helper/push_service.ts";
import { followUrl, subscribeTo } from "../../helper/reader_follow.ts";
import { TalkServer } from "../../helper/talk_server.ts";
import { storyTest } from "../../helper/visitor.ts";
import { look } from "../../widget/stage/look.ts";

storyTest("a reader says yes on a page of the server's, and ends it there too", async (visit) => {
  await using service = new PushService();
  await using server = await TalkServer.start({ WEB_PUSH: "on", PUSH_HOSTS: service.host });
  const url = await followUrl(server.origin);
  const page = await visit("about:blank", { width: 390, height: 700 });
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (line) => {
    if (/Content Security Policy|Trusted/.test(line.text())) complaints.push(line.text());
  });
  await subscribeTo(page.context(), service);
  await page.context().grantPermissions(["notifications"]);
  const looked = async (name: string) => deepEqual(await look(page, `follow, ${name}`), []);

  await page.goto(url);
  const yes = page.getByRole("button", { name: "Tell me in this browser" });
  await yes.waitFor();
  // What opens something does not stay in the address.
  equal(page.url(), `${server.origin}/follow`);
  await page.getByText("your question on “The margin”").waitFor();
  await looked("ask");
  await yes.focus();
  await page.keyboard.press("Enter");
  const stop = page.getByRole("button", { name: "Do not tell me" });
  await stop.waitFor();
  await page.locator("h1:focus").waitFor();
  await looked("on");
  deepEqual(complaints, []);

  // It is opened again, and ended with one tap.
  await page.goto("about:blank");
  await page.goto(url);
  await stop.click();
  await page.getByText("nothing about it is kept").waitFor();
  await page.goto("about:blank");
  await page.goto(url);
  await page.getByText("This has ended").waitFor();
  await looked("gone");

  // In the reader's language and direction, in the dark.
  await page.emulateMedia({ colorScheme: "dark" });
  for (
    const [language, label] of [["ko", "이 브라우저로 알려 주기"], ["ar", "أخبرني في هذا المتصفح"]]
  ) {
    await page.goto("about:blank");
    await page.goto(await followUrl(server.origin, language));
    await page.getByRole("button", { name: label ?? "" }).waitFor();
    await looked(`ask, ${language}`);
  }
});
