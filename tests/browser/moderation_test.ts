/**
 * What a reader's page does where a site asks new readers for a puzzle, and what it says to whom an
 * author keeps out.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { moderationOf } from "../../shared/chat/destination.ts";
import { roomId } from "../../shared/chat/id.ts";
import { DEFAULT_MODERATION } from "../../shared/chat/site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { newMessageId, pageOf, withModeratedSite } from "../helper/moderated_site.ts";
import { freePort, Started } from "../helper/started.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const PASSWORD = "correct horse battery";

storyTest(
  "a page solves the puzzle of its site by itself, once",
  async (visit) => {
    using folder = dataDir();
    const port = freePort();
    const origin = `http://localhost:${port}`;
    await using server = new Started({
      PORT: port,
      DATA_DIR: folder.path,
      OWNER_PASSWORD: PASSWORD,
    });
    await server.ready();
    const ask = async (method: string, path: string, body: object, cookie = "") => {
      const headers = { origin, cookie, "content-type": "application/json" };
      const answer = await fetch(origin + path, { method, headers, body: JSON.stringify(body) });
      await answer.body?.cancel();
      equal(answer.status, 200, path);
      return answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
    };
    const cookie = await ask("POST", "/api/session", { password: PASSWORD });
    const moderation = { ...DEFAULT_MODERATION, proofOfWork: true };
    await ask(
      "PUT",
      "/api/sites/default",
      { title: "", origins: [], language: "", moderation },
      cookie,
    );

    await using blog = new Blog(origin);
    const page = await visit(blog.post("/posts/a/"));
    const calls: string[] = [];
    page.on(
      "request",
      (request) => calls.push(`${request.method()} ${new URL(request.url()).pathname}`),
    );
    await page.getByRole("button", { name: /ask/i }).click();
    await page.getByRole("textbox").fill("Is anybody there?");
    await page.getByRole("textbox").press("Enter");
    await page.getByText("Sent", { exact: true }).waitFor();
    const log = page.getByRole("log");
    equal(await log.getByText("Is anybody there?").count(), 1);
    equal(
      calls.filter((call) => call === "GET /api/reader/challenge").length,
      1,
    );
    equal(calls.filter((call) => call === "POST /api/reader").length, 2);
  },
);

storyTest(
  "a banned reader is told so at once and when they come back, and comes in when it is lifted",
  (visit) =>
    withModeratedSite(async ({ site, author }) => {
      await using blog = new Blog(site.origin);
      const page = await visit(blog.post("/posts/a/"));
      const open = () => page.getByRole("button", { name: /ask/i }).click();
      const field = page.getByRole("textbox");
      await open();
      await field.fill("Is anybody there?");
      await field.press("Enter");
      await page.getByText("Sent", { exact: true }).waitFor();

      const [said] = (await pageOf(author, roomId("/posts/a"))).messages;
      const measure = newMessageId();
      const ban = { id: measure, reader: said?.from.id, reason: "rude" };
      equal(await author.send(moderationOf("ban"), ban), undefined);
      const why = page.getByText("The author has closed this chat for you or for your network.");
      await why.waitFor();
      equal(await field.count(), 0, "nothing they write waits for a way out that is closed");

      await page.reload();
      await open();
      await why.waitFor();
      await field.waitFor({ state: "detached" });
      equal(await page.getByText("rude").count(), 0);

      equal(await author.send(moderationOf("lift"), { id: measure }), undefined);
      await page.getByRole("button", { name: "Try now" }).click();
      await field.fill("Thank you.");
      await field.press("Enter");
      await page.getByRole("log").getByText("Thank you.").waitFor();
      await why.waitFor({ state: "detached" });
    }),
);
