/**
 * What is unread, on a launcher nobody has pressed yet.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";

const GRANT = {
  token: "token",
  reader: { kind: "reader", id: "reader-1", name: "" },
  site: "blog",
  expiresAt: 1,
};
const LIST = {
  total: 6,
  conversations: [
    { room: "blog/posts/margin", unread: 2, firstUnreadSeq: 1 },
    { room: "blog/posts/margin", whisper: "reader-1", unread: 1, firstUnreadSeq: 1 },
    { room: "blog/posts/other", unread: 3, firstUnreadSeq: 1 },
  ],
};

/** What launchers of these rooms show, and how the server was asked. */
async function shown(
  page: Page,
  { rooms, kept = GRANT, identity, answer = { json: LIST } }: {
    readonly rooms: readonly (string | undefined)[];
    readonly kept?: unknown;
    readonly identity?: string;
    readonly answer?: { readonly status?: number; readonly json: unknown };
  },
) {
  const asked: (string | undefined)[] = [];
  await page.route("**/api/reader/unread", (route) => {
    asked.push(route.request().headers()["authorization"]);
    return route.fulfill(answer);
  });
  const badges = await page.evaluate(async ([rooms, kept, identity]) => {
    const elements = rooms.map((room) => {
      const element = Object.assign(document.createElement("x-talk"), { unread: 0, identity });
      if (room !== null) element.setAttribute("room", room);
      stage.parts.drawLauncher(element.attachShadow({ mode: "open" }));
      return element;
    });
    document.body.append(...elements);
    await stage.parts.showUnreadAt(elements, {
      server: new URL("/", location.href),
      kept,
      fetch: (input, init) => fetch(input, init),
    });
    return elements.map(({ shadowRoot, unread }) => [
      unread,
      shadowRoot?.querySelector("#launcher b")?.textContent ?? "",
    ]);
  }, [rooms.map((room) => room ?? null), JSON.stringify(kept), identity] as const);
  return { badges, asked };
}

stageTest(
  "each launcher shows what is unread in its room, in the open and in private",
  async (page) => {
    const { badges, asked } = await shown(page, {
      rooms: [undefined, "/posts/other/index.html", "/posts/third"],
    });
    deepEqual(badges, [[3, "3"], [3, "3"], [0, ""]]);
    deepEqual(asked, ["Bearer token"]);
  },
);

stageTest(
  "nothing is counted for whom the page has named: somebody else has written here",
  async (page) => {
    const { badges } = await shown(page, { rooms: [undefined], identity: "signed" });
    deepEqual(badges, [[0, ""]]);
  },
);

stageTest("nobody is asked with what is no reader's token", async (page) => {
  const { badges, asked } = await shown(page, { rooms: [undefined], kept: { token: 1 } });
  deepEqual([badges, asked], [[[0, ""]], []]);
});

stageTest("an answer that is a refusal, or cannot be read, shows nothing", async (page) => {
  const refused = { status: 401, json: { code: "token-invalid", message: "Ask for another." } };
  for (const answer of [refused, { json: { total: "many" } }]) {
    const { badges } = await shown(page, { rooms: [undefined], answer });
    deepEqual(badges, [[0, ""]]);
    await page.unroute("**/api/reader/unread");
  }
  equal(await page.locator("#launcher b").count(), 0);
});
