import { equal } from "node:assert/strict";
import fc from "fast-check";
import { chatRules } from "../../../../../server/chat/controller/access/authorize.ts";
import {
  authorUser,
  type ChatUser,
  readerUser,
} from "../../../../../server/chat/controller/access/chat_user.ts";
import { ACCESS } from "../../../../../server/chat/rules.ts";
import { isAuthorized } from "../../../../../server/messaging/channel/authorize.ts";
import {
  historyOf,
  joinOf,
  ownWhisperOf,
  sayOf,
  segmentOf,
  topicOf,
  whisperOf,
} from "../../../../../shared/chat/destination.ts";
import { questionsOf } from "../../../../../shared/chat/room_destination.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

const clock = { now: () => 1_000 };
const rules = chatRules(clock);
const users: Readonly<Record<"reader" | "author", ChatUser>> = {
  reader: readerUser({
    sender: { kind: "reader", id: "r", name: "" },
    site: "default",
    expiresAt: 2_000,
  }),
  author: authorUser({
    author: { kind: "author", id: "a", name: "Author" },
    role: "author",
    sessionHash: "s",
    expiresAt: 2_000,
  }),
};
const room = roomId("/posts/한글");
const READER_ID = "R".repeat(22);

/** Who may do what: `r` reader, `a` author. */
const MATRIX: readonly [destination: string, send: string, subscribe: string][] = [
  [topicOf(room), "", "ra"],
  [joinOf(room), "", "ra"],
  [sayOf(room), "ra", ""],
  [historyOf(room), "ra", ""],
  ["/user/queue/errors", "", "ra"],
  ["/user/queue/history", "", "ra"],
  ["/topic/rooms", "", "a"],
  ["/app/rooms", "", "a"],
  ["/topic/whispers", "", "a"],
  ["/app/whispers", "", "a"],
  ["/user/queue/whispers", "", "r"],
  [questionsOf(room), "", "ra"],
  ...["edit", "delete", "react", "question"].map(
    (command): [string, string, string] => [`${joinOf(room)}/${command}`, "ra", ""],
  ),
  [ownWhisperOf(room), "", "r"],
  ...["say", "history", "edit", "delete", "react", "question", "consent"].map(
    (command): [string, string, string] => [`${ownWhisperOf(room)}/${command}`, "r", ""],
  ),
  [whisperOf(room, READER_ID), "", "a"],
  ...["say", "history", "edit", "delete", "react", "question", "publish"].map(
    (command): [string, string, string] => [
      `${whisperOf(room, READER_ID)}/${command}`,
      "a",
      "",
    ],
  ),
  [`${joinOf(room)}/whispers`, "", ""],
  [`${joinOf(room)}/whispers/short`, "", ""],
  [`${joinOf(room)}/whispers/${READER_ID}/consent`, "", ""],
  [`${ownWhisperOf(room)}/publish`, "", ""],
  [`${ownWhisperOf(room)}/questions`, "", ""],
  [`${topicOf(room)}/whisper`, "", ""],
  [`${topicOf(room)}/whispers/${READER_ID}`, "", ""],
  [`/topic/whispers/${READER_ID}`, "", ""],
  [`/user/reader-${READER_ID}/queue/whispers`, "", ""],
  ["/queue/whispers", "", ""],
  // What does not exist, and what belongs to somebody else.
  ["/app", "", ""],
  ["/app/", "", ""],
  ["/app/rooms/", "", ""],
  ["/app/other", "", ""],
  [`${sayOf(room)}/more`, "", ""],
  [`${topicOf(room)}/more`, "", ""],
  ["/topic/other", "", ""],
  ["/topic", "", ""],
  ["/queue/errors", "", ""],
  ["/user/queue/other", "", ""],
  ["/user/author-a/queue/errors", "", ""],
  ["/user/reader-r/queue/errors", "", ""],
  ["", "", ""],
];

for (const [destination, send, subscribe] of MATRIX) {
  Deno.test(`"${destination}" takes SEND of "${send}" and SUBSCRIBE of "${subscribe}"`, async () => {
    for (const user of [users.reader, users.author]) {
      const initial = user.sender.kind.charAt(0);
      for (const [command, allowed] of [["SEND", send], ["SUBSCRIBE", subscribe]] as const) {
        const may = await isAuthorized(rules, { command, destination, user });
        equal(may, allowed.includes(initial), `${command} by ${user.sender.kind}`);
      }
    }
  });
}

Deno.test("a reader opens no room of another site, an author those of all", async () => {
  const [here, elsewhere] = [room, roomId("/posts/한글", "aside")].map(segmentOf);
  const rows = ACCESS.filter(({ destination }) => destination.includes("{room}"));
  equal(rows.length > 20, true);
  for (const { command, destination: pattern, roles } of rows) {
    const may = (user: ChatUser, segment = "") => {
      const destination = pattern.replace("{room}", segment).replace("{reader}", READER_ID);
      return isAuthorized(rules, { command, destination, user });
    };
    const forReaders = roles.includes("reader");
    equal(await may(users.reader, here), forReaders, pattern);
    equal(await may(users.reader, elsewhere), false, pattern);
    equal(await may({ ...users.reader, site: "aside" }, elsewhere), forReaders, pattern);
    equal(await may({ ...users.reader, site: "aside" }, here), false, pattern);
    for (const segment of [here, elsewhere]) {
      equal(await may(users.author, segment), roles.includes("author"), pattern);
    }
  }
});

Deno.test("a room counts only in its canonical spelling", async () => {
  const spellings = [
    "*",
    "**",
    "default",
    "default/posts",
    "default%2fposts",
    "default%2Fposts%2F",
    "default%2Fposts%2Findex.html",
    "default%2F%70osts",
    "default%2Fa%2F..%2Fb%00",
    "Default%2Fposts",
    "default%2Fe%CC%81",
    "%",
    "%FF",
    "{room}",
  ];
  for (const spelling of spellings) {
    const destination = `/topic/rooms/${spelling}`;
    const wish = { command: "SUBSCRIBE", destination, user: users.author } as const;
    equal(await isAuthorized(rules, wish), false, destination);
  }
});

Deno.test("a reader may subscribe to nothing but rooms and their own queues", async () => {
  const part = fc.constantFrom(
    "topic",
    "user",
    "queue",
    "app",
    "rooms",
    "errors",
    "history",
    "whisper",
    "whispers",
    "questions",
    "publish",
    READER_ID,
    "reader-r",
    "author-a",
    "*",
    ">",
    "#",
    "**",
    "..",
    ".",
    "%2f",
    "%2F",
    "",
    "\u0000",
    "{room}",
    "default%2Fa",
    "default%2fa",
    "ｔopic",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
      const destination = "/" + parts.join("/");
      const wish = { command: "SUBSCRIBE", destination, user: users.reader } as const;
      const known =
        /^\/(?:user\/queue\/(?:errors|history|whispers)|topic\/rooms\/default%2Fa|app\/rooms\/default%2Fa(?:\/whisper|\/questions)?)$/;
      equal(await isAuthorized(rules, wish), known.test(destination), destination);
    }),
    { numRuns: 2_000 },
  );
});

Deno.test("whoever came with what has expired since may do nothing", async () => {
  for (const user of [users.reader, users.author]) {
    for (const [destination, send, subscribe] of MATRIX) {
      for (const [command, allowed] of [["SEND", send], ["SUBSCRIBE", subscribe]] as const) {
        if (allowed === "") continue;
        const expired = { ...user, expiresAt: clock.now() };
        equal(await isAuthorized(rules, { command, destination, user: expired }), false);
      }
    }
  }
});
