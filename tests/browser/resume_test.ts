/**
 * A reader takes their conversation to another browser by a link.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

storyTest(
  "a link opens the conversation in another browser as the same reader, and is gone from the address",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const post = blog.post("/posts/a");
    const here = await visit(post);
    await here.getByRole("button", { name: "Ask" }).click();
    await here.getByRole("textbox").fill("Asked here");
    await here.keyboard.press("Enter");
    const log = here.getByRole("log").getByRole("listitem");
    await log.getByText("Sent", { exact: true }).waitFor();
    const link = await here.evaluate(async (server) => {
      const { token } = JSON.parse(localStorage.getItem(`small-talk:reader:${server}/`) ?? "{}");
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${server}/api/reader/link`, { method: "POST", headers });
      return (await answer.json()).token;
    }, server.origin);

    const there = await visit(`${post}#small-talk=${link}`);
    await there.getByRole("textbox").fill("Asked there");
    equal(there.url(), post);
    await there.getByRole("log").getByText("Asked here").waitFor();
    await there.keyboard.press("Enter");
    await here.getByRole("log").getByText("Asked there").waitFor();
    const said = await server.log("/posts/a");
    deepEqual(said.map(({ text }) => text), ["Asked here", "Asked there"]);
    equal(said[0]?.from.id, said[1]?.from.id);
  },
);
