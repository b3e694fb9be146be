/**
 * Searching the messages of all conversations.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { SEARCH, SEARCH_RESULTS } from "../../../../shared/chat/destination.ts";
import { MessageSearch } from "../../../../widget/console/inbox/message_search.ts";
import { room } from "../../stage/desk.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const HIT = { message: room("/a").last, marks: [{ start: 0, end: 3 }] };

function searching() {
  const link = new PretendedLink();
  let drawn = 0;
  const search = new MessageSearch(link, () => drawn++);
  const answer = (body: object) => link.tell(SEARCH_RESULTS, body);
  return { link, search, answer, drawn: () => drawn };
}

Deno.test("search asks where the filter looks, and goes on from where it ended", () => {
  const { link, search, answer } = searching();
  search.search({ state: "all", words: " yes ", kind: "private", site: "blog" });
  const asked = { q: "yes", limit: 30, site: "blog", in: "whispers" };
  deepEqual(link.sent, [{ destination: SEARCH, body: asked }]);
  answer({ asked, hits: [HIT], next: 7 });
  equal(search.state?.phase, "done");
  search.more();
  deepEqual(link.sent[1]?.body, { ...asked, before: 7 });
  answer({ asked: { ...asked, before: 7 }, hits: [HIT] });
  deepEqual([search.state?.hits.length, search.state?.next], [2, undefined]);
});

Deno.test("search takes no answer to an earlier question, and looks for no blank", () => {
  const { search, answer, link } = searching();
  search.search({ state: "all", words: "old" });
  search.search({ state: "all", words: "new" });
  answer({ asked: { q: "old", limit: 30 }, hits: [HIT] });
  deepEqual([search.state?.phase, search.state?.hits], ["searching", []]);
  search.search({ state: "all", words: "  " });
  equal(search.state, undefined);
  equal(link.sent.length, 2);
});

Deno.test("search says that it failed when it was refused or there is no link", () => {
  const { search, link } = searching();
  link.refusals[SEARCH] = { code: "too-fast", message: "" };
  search.search({ state: "all", words: "a" });
  equal(search.state?.phase, "failed");
  link.refusals = {};
  link.status = { kind: "offline" };
  search.search({ state: "all", words: "b" });
  equal(search.state?.phase, "failed");
});
