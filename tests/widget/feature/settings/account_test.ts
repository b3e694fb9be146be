/**
 * What readers ask the server for about themselves.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { deviceLink, erase, ownMessages } from "../../../../widget/feature/settings/account.ts";
import { PretendedTalk } from "../../stage/pretended.ts";

/** A server that gives one answer, and remembers what it was asked. */
function server(status: number, body?: unknown) {
  const asked: string[] = [];
  const call = (method: string, path: string) => {
    asked.push(`${method} ${path}`);
    return Promise.resolve(
      body === undefined ? new Response(null, { status }) : Response.json(body, { status }),
    );
  };
  return { asked, call };
}

Deno.test("a link for another device carries its token where no server sees it", async () => {
  const { asked, call } = server(201, { token: "link.default.a-b_c", expiresAt: 1 });
  equal(
    await deviceLink(call, "https://blog.example/posts/a?x=1#top"),
    "https://blog.example/posts/a?x=1#small-talk=link.default.a-b_c",
  );
  deepEqual(asked, ["POST api/reader/link"]);
});

Deno.test("one's messages come as the server writes them", async () => {
  const { asked, call } = server(200, { text: "Hello" });
  equal(await (await ownMessages(call)).text(), '{"text":"Hello"}');
  deepEqual(asked, ["GET api/reader/messages"]);
});

Deno.test("who is erased sends nothing afterwards that was waiting", async () => {
  const { asked, call } = server(204);
  const talk = new PretendedTalk();
  await erase(talk, call);
  deepEqual([asked, talk.isForgotten], [["DELETE api/reader/messages"], true]);
});

Deno.test("a refusal and nonsense are errors, and nothing waiting is lost by them", async () => {
  const { call } = server(401, { code: "token-invalid", message: "" });
  const talk = new PretendedTalk();
  await rejects(deviceLink(call, "https://blog.example/"));
  await rejects(ownMessages(call));
  await rejects(erase(talk, call));
  equal(talk.isForgotten, false);
  await rejects(deviceLink(server(201, { token: 1 }).call, "https://blog.example/"));
});
