/**
 * What the console's address means.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { roomId } from "../../../shared/chat/id.ts";
import { addressOf, readPlace } from "../../../widget/console/address.ts";

Deno.test("address of a room is read back as that room", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (path) => {
    let room;
    try {
      room = roomId(path);
    } catch {
      return;
    }
    deepEqual(readPlace(addressOf(room)), { kind: "room", room });
  }));
});

Deno.test("address with a one-time link says its token", () => {
  deepEqual(readPlace("#link=abc.def-ghi_1"), { kind: "link", token: "abc.def-ghi_1" });
});

Deno.test("address that makes no sense is home", () => {
  for (
    const hash of [
      "",
      "#",
      "#link=",
      "#room=",
      "#room=nonsense",
      "#room=default",
      "#%E0%A4%A",
      "#x",
    ]
  ) {
    equal(readPlace(hash).kind, "home", hash);
  }
});
