/**
 * The whole way of handling a question, over a real server: assigned, noted, answered with a canned
 * answer that counts, its reader muted and erased; the reader sees the answer and nothing of the rest.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const PASSWORD = "correct horse battery";
const NOTE = "Known since spring, nobody has time";

storyTest(
  "an author handles a question with all that stands around it, and its reader sees the answer alone",
  async (visit) => {
    await using server = await TalkServer.start({ OWNER_PASSWORD: PASSWORD });
    const { origin } = server;
    await using blog = new Blog(origin);
    const reader = await visit(blog.post("/posts/a/"));
    await reader.getByRole("button", { name: /ask/i }).click();
    const asks = reader.getByRole("textbox");
    await asks.fill("Is this a bug?");
    await asks.press("Enter");
    await reader.getByText("Sent", { exact: true }).waitFor();

    const author = await visit(`${origin}/console#settings/answers`, { width: 1400 });
    await author.getByLabel("Password").fill(PASSWORD);
    await author.getByRole("button", { name: "Sign in", exact: true }).click();
    await author.getByLabel("Name").fill("Yes");
    await author.getByLabel("Text").fill("Hello {reader|friend}, it is. See {title}.");
    await author.getByRole("button", { name: "Keep this answer" }).click();
    await author.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    await author.getByRole("link", { name: "Inbox" }).click();
    await author.getByRole("link", { name: /A post/ }).click();

    const about = author.getByRole("complementary", { name: "About this conversation" });
    await author.getByRole("button", { name: "Assign to me" }).click();
    await author.getByRole("button", { name: "Assign to me" }).waitFor({ state: "detached" });
    await about.getByRole("textbox", { name: "Write a note for the authors" }).fill(NOTE);
    await about.getByRole("button", { name: "Keep as note" }).click();
    await about.locator(".notes").getByText(NOTE).waitFor();

    await about.getByRole("button", { name: "Answer this" }).click();
    await author.locator("small-talk-composer textarea:focus").waitFor();
    await author.keyboard.press("/");
    const picker = author.getByRole("dialog", { name: "Canned answers" });
    await picker.getByText("Hello friend, it is. See A post.").waitFor();
    await author.keyboard.press("Enter");
    await picker.waitFor({ state: "detached" });
    // It is looked over before it goes out.
    await author.waitForFunction(() => {
      const field = document.activeElement;
      return field instanceof HTMLTextAreaElement && field.value.startsWith("Hello friend");
    });
    await author.keyboard.press("Enter");
    await reader.getByRole("log").getByText("Hello friend, it is. See A post.").waitFor();
    await reader.getByRole("log").getByText("Answered", { exact: true }).waitFor();

    await about.getByRole("button", { name: "Mute…" }).click();
    await author.getByRole("dialog").getByRole("button", { name: /^Mute/ }).click();
    await about.getByText(/^Muted until /).waitFor();
    await asks.fill("And this?");
    await asks.press("Enter");
    await reader.getByText("And this?").waitFor();
    await reader.getByRole("button", { name: /try again|delete|discard/i }).first().waitFor();

    const name = await about.locator(".reader .name").first().innerText();
    await about.getByRole("button", { name: "Erase this reader…" }).click();
    await author.getByRole("dialog").getByRole("textbox").fill(name);
    await author.getByRole("dialog").getByRole("button", { name: "Erase this reader" }).click();
    await author.locator(".log .text", { hasText: "Is this a bug?" }).waitFor({
      state: "detached",
    });
    equal((await reader.content()).includes(NOTE), false);
  },
);
