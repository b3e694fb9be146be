/**
 * A reader takes their conversation to another browser by a link, and nobody else's is taken up
 * without asking.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import { heard, newTab } from "../helper/reading.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest, type Visit } from "../helper/visitor.ts";

const WARNING = "Whoever gave you the link can read what you write privately in it.";

/** Somebody asks here and makes a link. */
async function begun(visit: Visit, server: TalkServer, post: string) {
  const here = await visit(post);
  await here.getByRole("button", { name: "Ask" }).click();
  await say(here, "Asked here");
  const link = await here.evaluate(async (server) => {
    const { token } = JSON.parse(localStorage.getItem(`small-talk:reader:${server}/`) ?? "{}");
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server}/api/reader/link`, { method: "POST", headers });
    return (await answer.json()).token;
  }, server.origin);
  return { here, address: `${post}#small-talk=${link}` };
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  const said = page.getByRole("log").getByRole("listitem").filter({ hasText: text });
  await said.getByText("Sent", { exact: true }).waitFor();
}

/** Opens a link, and notes what is sent to exchange it. */
async function follow(visit: Visit, post: string, address: string) {
  const page = await visit(post);
  const exchanged: unknown[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/reader") && request.postData()?.includes("link")) {
      exchanged.push(request.postData());
    }
  });
  await page.goto("about:blank");
  await page.goto(address);
  const notice = page.getByRole("alertdialog", {
    name: "This link continues a conversation begun on another device.",
    description: WARNING,
  });
  await notice.waitFor();
  await page.waitForFunction(() =>
    document.querySelector("small-talk")?.shadowRoot?.activeElement?.role === "alertdialog"
  );
  equal(page.url(), post, "the address is clean before anybody has said anything");
  return { page, notice, exchanged };
}

storyTest(
  "a link opens the conversation in another browser as the same reader, once the reader says so",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const post = blog.post("/posts/a");
    const { here, address } = await begun(visit, server, post);

    const { page: there, notice, exchanged } = await follow(visit, post, address);
    equal(exchanged.length, 0);
    await there.keyboard.press("Tab");
    await there.keyboard.press("Enter");
    await notice.waitFor({ state: "detached" });
    equal(exchanged.length, 1);
    await there.getByRole("log").getByText("Asked here").waitFor();
    await say(there, "Asked there");
    await here.getByRole("log").getByText("Asked there").waitFor();
    const said = await server.log("/posts/a");
    deepEqual(said.map(({ text }) => text), ["Asked here", "Asked there"]);
    equal(said[0]?.from.id, said[1]?.from.id);
    await there.reload();
    await there.getByRole("button", { name: "Ask" }).click();
    await say(there, "Asked later");
    equal((await server.log("/posts/a"))[2]?.from.id, said[0]?.from.id, "on the next page too");
  },
);

storyTest("whoever does not take a link up stays who they are", async (visit) => {
  await using server = await TalkServer.start();
  await using blog = new Blog(server.origin);
  const post = blog.post("/posts/a");
  const { address } = await begun(visit, server, post);

  const { page, notice, exchanged } = await follow(visit, post, address);
  await say(page, "Without an answer");
  await notice.focus();
  await page.keyboard.press("Escape");
  await notice.waitFor({ state: "detached" });
  equal(await page.getByRole("dialog").isVisible(), true, "Escape takes the notice alone away");
  await page.waitForFunction(() =>
    document.querySelector("small-talk")?.shadowRoot?.activeElement?.localName === "textarea"
  );
  await say(page, "After Escape");
  equal(exchanged.length, 0);
  const [theirs, ...own] = await server.log("/posts/a");
  equal(own.length, 2);
  for (const { from } of own) notEqual(from.id, theirs?.from.id);

  // The link has not been used up: the button leaves it as it is too.
  const again = await follow(visit, post, address);
  await again.notice.getByRole("button", { name: "Stay as I am" }).click();
  await again.notice.waitFor({ state: "detached" });
  equal(again.exchanged.length, 0);
});

storyTest(
  "whoever has written before is the other reader only from then on, and a link counts once",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const post = blog.post("/posts/a");
    const { address } = await begun(visit, server, post);

    const first = await follow(visit, post, address);
    await say(first.page, "Before");
    await first.notice.getByRole("button", { name: "Continue here" }).click();
    await first.notice.waitFor({ state: "detached" });
    await say(first.page, "Afterwards");
    const said = await server.log("/posts/a");
    deepEqual(said.map(({ text }) => text), ["Asked here", "Before", "Afterwards"]);
    notEqual(said[1]?.from.id, said[0]?.from.id);
    equal(said[2]?.from.id, said[0]?.from.id);

    const { page, notice } = await follow(visit, post, address);
    await notice.getByRole("button", { name: "Continue here" }).click();
    await notice.getByRole("alert").getByText("The link did not work.").waitFor();
    await notice.getByRole("button", { name: "Stay as I am" }).click();
    await say(page, "A stranger");
    notEqual((await server.log("/posts/a"))[3]?.from.id, said[0]?.from.id);
  },
);

storyTest(
  "a link that is put into the address of a page that is open already is taken up",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const post = blog.post("/posts/a");
    const { address } = await begun(visit, server, post);
    const there = await visit(post);
    const notice = there.getByRole("alertdialog");
    const put = () => there.evaluate((address) => location.assign(address), address);
    await there.getByRole("button", { name: "Ask" }).waitFor();
    await put();
    await notice.waitFor();
    equal(there.url(), post);
    await notice.getByRole("button", { name: "Stay as I am" }).click();
    await there.keyboard.press("Escape");
    await put();
    await notice.getByRole("button", { name: "Continue here" }).click();
    await notice.waitFor({ state: "detached" });
    await say(there, "Asked there");
    const said = await server.log("/posts/a");
    equal(said[0]?.from.id, said[1]?.from.id);
  },
);

storyTest(
  "what waits in another tab is said by nobody once a link has brought another reader",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const post = blog.post("/posts/a");
    const { address } = await begun(visit, server, post);
    let isBlocked = false;
    const first = await visit("about:blank");
    await first.context().routeWebSocket(/stomp/, (socket) => {
      if (isBlocked) socket.close();
      else socket.connectToServer();
    });
    await first.context().route(/sockjs|xhr/, (route) => route.abort());
    await first.goto(post);
    await first.getByRole("button", { name: "Ask" }).click();
    await say(first, "Before");
    const second = await newTab(first, post);
    await heard(second, "Before").waitFor();
    isBlocked = true;
    server.cut();
    await server.socketsBecome(1);
    await first.getByRole("textbox").fill("Mine");
    await first.keyboard.press("Enter");
    await heard(first, "Mine").waitFor();
    await second.evaluate((address) => location.assign(address), address);
    await second.getByRole("alertdialog").getByRole("button", { name: "Continue here" }).click();
    await heard(first, "Mine").waitFor({ state: "detached" });
    isBlocked = false;
    await say(second, "Afterwards");
    const said = await server.log("/posts/a");
    deepEqual(said.map(({ text }) => text), ["Asked here", "Before", "Afterwards"]);
    equal(said[2]?.from.id, said[0]?.from.id);
  },
);
