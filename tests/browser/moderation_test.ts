/**
 * What a reader's page does where a site asks new readers for a puzzle.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DEFAULT_MODERATION } from "../../shared/chat/site.ts";
import { dataDir } from "../helper/data_dir.ts";
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
