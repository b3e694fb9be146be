import { deepEqual, equal } from "node:assert/strict";
import { createProofRoutes } from "../../../../server/http/reader/proof_routes.ts";
import { isReaderChallenge, type ReaderChallenge } from "../../../../shared/chat/moderation.ts";
import { testChat } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";

function setUp() {
  const chat = testChat();
  let address = "192.0.2.1";
  const routes = createProofRoutes({ ...chat, addressOf: () => address });
  return {
    ...chat,
    from: (next: string) => address = next,
    async ask(query = "", headers: HeadersInit = {}) {
      const response = await routes.request(`/api/reader/challenge${query}`, { headers });
      return { status: response.status, body: await response.json() };
    },
  };
}

Deno.test("a challenge is for the site of the page, or the one a program names", async () => {
  const { ask, sites } = setUp();
  await sites.put(siteWith("blog", { origins: ["https://blog.example"] }));
  const siteOf = ({ body }: { body: ReaderChallenge }) => body.parameters.data.site;
  const bare = await ask();
  deepEqual([bare.status, isReaderChallenge(bare.body), siteOf(bare)], [200, true, "default"]);
  equal(siteOf(await ask("?site=blog")), "blog");
  equal(siteOf(await ask("?site=default", { origin: "https://blog.example" })), "blog");
  equal((await ask("?site=nowhere")).status, 404);
  equal((await ask("", { origin: "https://evil.example" })).status, 403);
});

Deno.test("challenges are limited by network", async () => {
  const { ask, from, clock } = setUp();
  for (let n = 0; n < 60; n++) equal((await ask()).status, 200);
  const { status, body } = await ask();
  deepEqual([status, body.code, body.retryAfterMs], [429, "too-fast", 2_000]);
  from("192.0.2.2");
  equal((await ask()).status, 200);
  from("192.0.2.1");
  clock.advance(2_000);
  equal((await ask()).status, 200);
});
