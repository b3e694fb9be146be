import { deepEqual, equal, notEqual } from "node:assert/strict";
import {
  authorUser,
  isEnded,
  readerName,
  readerUser,
} from "../../../../../server/chat/controller/access/chat_user.ts";

const reader = readerUser({
  sender: { kind: "reader", id: "x", name: "" },
  site: "default",
  expiresAt: 1,
});
const author = authorUser({
  author: { kind: "author", id: "x", name: "Author" },
  role: "owner",
  sessionHash: "s1",
  expiresAt: 2,
});

Deno.test("users of different roles have different names, whatever their ids", () => {
  notEqual(reader.name, author.name);
  deepEqual(author.sender.kind, "author");
  deepEqual([reader.expiresAt, author.expiresAt], [1, 2]);
});

Deno.test("only who came through a session that has ended is ended", () => {
  equal(isEnded(author, { sessionHash: "s1" }), true);
  equal(isEnded(author, { sessionHash: "s2" }), false);
  equal(isEnded(author, { authorId: "x" }), true);
  equal(isEnded(author, { authorId: "y" }), false);
  equal(isEnded(reader, { authorId: "x" }), false);
  equal(isEnded(reader, { sessionHash: "s1" }), false);
});

Deno.test("a reader's user is found by the reader's id", () => {
  equal(readerName("x"), reader.name);
});
