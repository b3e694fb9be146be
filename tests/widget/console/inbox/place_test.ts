/**
 * Addresses of conversations.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import {
  inboxAddress,
  pathOf,
  readInboxPlace,
  siteOf,
} from "../../../../widget/console/inbox/place.ts";
import { readPlace } from "../../../../widget/console/shell/address.ts";

const room = roomId("/글/헤더", "blog");
const whisper = "3q2-7wAAAAAAAAAAAAAAAA";
const message = "AAECAwQFBgcICQoLDA0ODw";

Deno.test("address of a conversation or of a message is read back as that", () => {
  const read = (address: string) => {
    const place = readPlace(address);
    return place.kind === "section" ? readInboxPlace(place.path) : undefined;
  };
  deepEqual(read(inboxAddress({ room })), { ref: { room } });
  deepEqual(read(inboxAddress({ room, whisper })), { ref: { room, whisper } });
  deepEqual(read(inboxAddress({ room }, message)), { ref: { room }, message });
  deepEqual(read(inboxAddress({ room, whisper }, message)), { ref: { room, whisper }, message });
});

Deno.test("address of no conversation is the list", () => {
  for (const path of [[], ["nonsense"], [room, "*"], [""]]) {
    equal(readInboxPlace(path), undefined, path.join("/"));
  }
  deepEqual(readInboxPlace([room, "-", "x"]), { ref: { room } });
});

Deno.test("a conversation is of its site, at its path", () => {
  deepEqual([siteOf({ room }), pathOf({ room })], ["blog", "/글/헤더"]);
});
