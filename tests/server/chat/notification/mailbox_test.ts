import { deepEqual, equal } from "node:assert/strict";
import { mailboxOf } from "../../../../server/chat/notification/mailbox.ts";

Deno.test("all ways to write one mailbox are one", () => {
  for (
    const ways of [
      ["kim@blog.example", "KIM@Blog.Example", "kim+news@blog.example"],
      ["kim@gmail.com", "k.i.m@gmail.com", "K.im+blog@googlemail.com"],
      ["김@블로그.한국", "김@블로그.한국".normalize("NFD")],
    ]
  ) equal(new Set(ways.map(mailboxOf)).size, 1, ways.join(", "));
});

Deno.test("two mailboxes are two: dots count where nobody says they do not", () => {
  const boxes = ["kim@blog.example", "k.im@blog.example", "lee@blog.example", "kim@gmail.com"];
  deepEqual(new Set(boxes.map(mailboxOf)).size, boxes.length);
});
