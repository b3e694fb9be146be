import { deepEqual, equal } from "node:assert/strict";
import { twoChats } from "../../../helper/two_chats.ts";

const BLOG = "http://blog.test";

Deno.test("what pages got to is told while an author is elsewhere, all of it to one who comes", async () => {
  const { one, other, clock, settle } = await twoChats();
  let signals = 0;
  other.bus.subscribe("chat.pages", () => void signals++);
  one.pages.see(BLOG, { kind: "tag" });
  await settle();
  equal(signals, 0, "nobody looks");
  other.attention.presence.authorIs("here", "desk", "kim");
  await settle();
  deepEqual(other.pages.list().pages.map(({ tagAt }) => tagAt), [clock.now()]);
  const seen: unknown[] = [];
  other.pages.onSeen((sight) => seen.push(sight.path));
  one.pages.see(BLOG, { kind: "joined", path: "/posts/a" });
  other.pages.see(BLOG, { kind: "reader" });
  await settle();
  const [page] = other.pages.list().pages;
  deepEqual(page, {
    origin: BLOG,
    site: "default",
    tagAt: clock.now(),
    readerAt: clock.now(),
    path: "/posts/a",
  });
  deepEqual(seen, [undefined, "/posts/a"]);
  equal(one.pages.list().pages[0]?.readerAt, undefined, "no author is there");
});
