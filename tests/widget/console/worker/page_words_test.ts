import { equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import { addressOfNotice, isToPage } from "../../../../widget/console/worker/page_words.ts";

Deno.test("a notice's conversation has an address, with its reader where it is a whisper", () => {
  const notice = {
    kind: "message",
    author: "a",
    room: roomId("/posts/a"),
    id: "message-id-0123456789",
    from: "Ada",
  } as const;
  equal(addressOfNotice(notice), `#inbox/default%2Fposts%2Fa/-/${notice.id}`);
  equal(
    addressOfNotice({ ...notice, whisper: "reader-0123456789" }),
    `#inbox/default%2Fposts%2Fa/reader-0123456789/${notice.id}`,
  );
  // What waits for an author is in no conversation yet.
  equal(addressOfNotice({ ...notice, held: true }), "#inbox/default%2Fposts%2Fa");
});

Deno.test("a page goes to an address of its own, and nowhere else", () => {
  equal(isToPage({ kind: "go", address: "#inbox" }), true);
  for (
    const other of [null, "go", {}, { kind: "go" }, { kind: "go", address: "https://evil.example" }]
  ) equal(isToPage(other), false);
});
