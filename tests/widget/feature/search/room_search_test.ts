/**
 * Searching a room, over a pretended link.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { SEARCH_RESULTS } from "../../../../shared/chat/destination.ts";
import { searchOf } from "../../../../shared/chat/room_destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { RoomSearch } from "../../../../widget/feature/search/room_search.ts";
import { PretendedTalk } from "../../stage/pretended.ts";
import { messages, online, READER } from "../../stage/state.ts";

const SEARCH = searchOf(roomId("/posts/margin"));

function start() {
  const talk = new PretendedTalk();
  talk.room.become(online());
  const clock = new VirtualClock(0);
  const search = new RoomSearch(talk, (ms, task) => clock.after(ms, task), () => {});
  const sent = () => talk.link.sent.map(({ body }) => body);
  /** The server's answer: messages of these sequences. */
  const answer = (asked: object, seqs: readonly number[], next?: number) => {
    const hits = seqs.flatMap((seq) => messages([[READER, "A colon", 1]], seq))
      .map((message) => ({ message, marks: [{ start: 2, end: 7 }] }));
    talk.link.tell(SEARCH_RESULTS, { asked, hits, ...next !== undefined && { next } });
  };
  const found = () => search.hits.map(({ message }) => message.seq);
  return { talk, clock, search, sent, answer, found };
}

Deno.test("nothing is asked while somebody types, then the last that was typed", () => {
  const { search, clock, sent, answer, found, talk } = start();
  search.search("co");
  clock.advance(200);
  search.search("colon ");
  clock.advance(200);
  deepEqual(sent(), []);
  clock.advance(100);
  deepEqual(sent(), [{ q: "colon" }]);
  equal(talk.link.sent[0]?.destination, SEARCH);
  equal(search.phase, "searching");
  answer({ q: "colon" }, [9, 3]);
  deepEqual([search.phase, found(), search.next], ["found", [9, 3], undefined]);
});

Deno.test("an answer to something else is nobody's", () => {
  const { search, answer, found } = start();
  search.search("colon", true);
  answer({ q: "col" }, [1]);
  answer({ q: "colon", before: 4 }, [1]);
  deepEqual([found(), search.phase], [[], "searching"]);
});

Deno.test("pages are put together by next", () => {
  const { search, answer, sent, found } = start();
  search.search("colon", true);
  answer({ q: "colon" }, [9], 9);
  search.more();
  search.more();
  deepEqual(sent(), [{ q: "colon" }, { q: "colon", before: 9 }]);
  answer({ q: "colon", before: 9 }, [3]);
  deepEqual([found(), search.next], [[9, 3], undefined]);
  search.more();
  equal(sent().length, 2);
});

Deno.test("empty pages are passed over, but not for ever", () => {
  const { search, answer, sent, talk } = start();
  search.search("colon", true);
  for (let asked = 100; talk.link.sent.length > 100 - asked; asked--) {
    const before = asked === 100 ? {} : { before: asked };
    answer({ q: "colon", ...before }, [], asked - 1);
  }
  deepEqual([sent().length, search.phase, search.next], [5, "found", 95]);
});

Deno.test("a search that was too fast goes on by itself, another refusal when it is wanted", () => {
  const { search, clock, talk, answer, found } = start();
  talk.link.refusals[SEARCH] = { code: "too-fast", message: "Wait.", retryAfterMs: 700 };
  search.search("colon", true);
  equal(search.phase, "too-fast");
  talk.link.refusals = {};
  clock.advance(700);
  answer({ q: "colon" }, [1]);
  deepEqual([search.phase, found()], ["found", [1]]);
  talk.link.refusals[SEARCH] = { code: "internal", message: "No." };
  search.search("header", true);
  equal(search.phase, "failed");
});

Deno.test("a link that is lost takes the question along, and it is asked again", () => {
  const { search, talk, sent, answer, found } = start();
  search.search("colon", true);
  talk.room.become({ link: { kind: "offline" } });
  equal(search.isOnline, false);
  talk.room.become({ link: { kind: "online" } });
  deepEqual(sent(), [{ q: "colon" }, { q: "colon" }]);
  answer({ q: "colon" }, [2]);
  deepEqual(found(), [2]);
});

Deno.test("what is typed while offline is looked for afterwards", () => {
  const { search, talk, clock, sent } = start();
  talk.room.become({ link: { kind: "offline" } });
  search.search("colon");
  clock.advance(400);
  deepEqual(sent(), []);
  talk.room.become({ link: { kind: "online" } });
  deepEqual(sent(), [{ q: "colon" }]);
});

Deno.test("an empty field shows nothing, and who stops hears nothing", () => {
  const { search, talk, answer, found, sent, clock } = start();
  search.search("colon", true);
  answer({ q: "colon" }, [1]);
  search.search("");
  deepEqual([search.phase, found()], ["idle", []]);
  search.search("header");
  search.stop();
  clock.advance(1_000);
  deepEqual([sent().length, talk.link.followed, talk.room.listeners], [1, [], 0]);
});
