import { deepEqual, equal, match } from "node:assert/strict";
import {
  HISTORY,
  historyOf,
  joinOf,
  ROOM_LIST,
  ROOMS,
  sayOf,
  topicOf,
} from "../../shared/chat/destination.ts";
import type { RoomEvent, RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const room = roomId("/posts/a");
const id = () => newId(random);

async function withSite(test: (site: ChatSite) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  try {
    await test(site);
  } finally {
    await site.stop();
  }
}

Deno.test("what no message may be is refused with a code, and neither stored nor told", () =>
  withSite(async (site) => {
    const [reader, witness] = [
      await site.connect({ passcode: await site.readerToken() }),
      await site.connect({ passcode: await site.readerToken() }),
    ];
    const told: unknown[] = [];
    await witness.follow(topicOf(room), (body) => told.push(body));
    const text = "hello";
    const unfit: unknown[] = [
      "",
      "{",
      "null",
      "[]",
      '"hello"',
      { text },
      { id: id() },
      { id: 7, text },
      { id: "short", text },
      { id: id(), text: 7 },
      { id: id(), text: null },
      { id: id(), text: { toString: "hello" } },
      { id: id(), text: "" },
      { id: id(), text: " \n\t " },
      { id: id(), text: "\u202e\u2066" },
      { id: id(), text: "x".repeat(4_001) },
      { id: id(), text: "a\u0000b" },
      { id: id(), text: "a\u001bb" },
      `{"id":"${id()}","text":"a\\ud800b"}`,
      `{"__proto__":{"id":"${id()}","text":"hello"}}`,
      { id: id(), text, page: { title: "A", url: "javascript:alert(1)" } },
      { id: id(), text, page: { title: "A", url: "https://evil.example/" } },
      { id: id(), text, page: "A" },
    ];
    for (const body of unfit) {
      equal((await reader.send(sayOf(room), body))?.code, "invalid-body", JSON.stringify(body));
    }
    equal((await reader.ask<RoomPage>(joinOf(room))).lastSeq, 0);
    deepEqual(told, []);
    equal(reader.refusals.length, unfit.length);

    // The session lives on, and says nothing it should not.
    equal(await reader.send(sayOf(room), { id: id(), text }), undefined);
    deepEqual(site.log.filter((line) => line.includes("error")), []);
    await Promise.all([reader.leave(), witness.leave()]);
  }));

Deno.test("a message that could deceive the eye loses what deceives, and nobody speaks as the author", () =>
  withSite(async (site) => {
    const reader = await site.connect({ passcode: await site.readerToken() });
    const told: RoomEvent[] = [];
    await reader.follow(topicOf(room), (body) => told.push(body as RoomEvent));
    const forged = { kind: "author", id: "x", name: "Author" };
    await reader.send(sayOf(room), {
      id: id(),
      text: "abc\u202ecod.exe\u202c",
      from: forged,
      seq: 99,
      at: 0,
    });
    const [event] = told;
    deepEqual([event?.message.text, event?.message.seq], ["abccod.exe", 1]);
    equal(event?.message.from.kind, "reader");
    await reader.leave();
  }));

Deno.test("nobody gets in with a token that does not count, and the answer says what to do", () =>
  withSite(async (site) => {
    const token = await site.readerToken();
    for (const passcode of [undefined, "made.up", token.slice(0, -1), token + "A"]) {
      const refusal = await site.connect(passcode === undefined ? {} : { passcode })
        .catch(({ message }) => JSON.parse(message));
      equal(refusal.code, "token-invalid");
    }
    equal(site.log.join("\n").includes(token.slice(0, 40)), false);
  }));

Deno.test("a reader who wants what is the author's, or nobody's, is shown the door", () =>
  withSite(async (site) => {
    const passcode = await site.readerToken();
    const doors = [ROOMS, ROOM_LIST, "/topic/rooms/*", "/user/author-x/queue/errors", "/topic/x"];
    for (const destination of doors) {
      const reader = await site.connect({ passcode });
      reader.stomp.onStompError = ({ headers }) => match(headers["message"] ?? "", /not allowed/);
      reader.stomp.subscribe(destination, () => {});
      equal(await reader.closed, 1008, destination);
      await reader.leave();
    }
    const speaker = await site.connect({ passcode });
    speaker.stomp.publish({ destination: topicOf(room), body: "{}" });
    equal(await speaker.closed, 1008);
    await speaker.leave();
  }));

Deno.test("a request for history of the wrong shape is refused, and the next one answered", () =>
  withSite(async (site) => {
    const reader = await site.connect({ passcode: await site.readerToken() });
    const pages: RoomPage[] = [];
    await reader.follow(HISTORY, (body) => pages.push(body as RoomPage));
    for (
      const body of [{ after: -1 }, { before: "1" }, { limit: 1_000 }, { after: 0, before: 1 }]
    ) {
      equal((await reader.send(historyOf(room), body))?.code, "invalid-body");
    }
    equal(await reader.send(historyOf(room), { limit: 1 }), undefined);
    deepEqual(pages.map(({ asked }) => asked), [{ limit: 1 }]);
    await reader.leave();
  }));
