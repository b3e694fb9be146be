/**
 * Networks that let no WebSocket through: the conversation goes on over plain HTTP by itself.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { heard, open, say } from "../helper/reading.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const HINDRANCES = {
  "refuses every WebSocket": "no-socket",
  "takes every WebSocket and lets nothing through": "deaf-socket",
} as const;

for (const [what, hindrance] of Object.entries(HINDRANCES)) {
  storyTest(`behind a proxy that ${what}, one asks and is answered over HTTP`, async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const free = await visit(blog.post("/posts/a"));
    await open(free);
    await say(free, "From where all is free");
    await heard(free, "From where all is free").first().waitFor();
    server.hindrance = hindrance;
    const blocked = await visit(blog.post("/posts/a"));
    await open(blocked);
    await heard(blocked, "From where all is free").first().waitFor();
    await say(blocked, "From behind the proxy");
    await heard(free, "From behind the proxy").first().waitFor();
    equal(server.asked.some((path) => path.endsWith("/xhr_streaming")), true);
    await blocked.close();
    await free.close();
    server.hindrance = "nothing";
    deepEqual((await server.log("/posts/a")).map(({ text }) => text), [
      "From where all is free",
      "From behind the proxy",
    ]);
  });
}
