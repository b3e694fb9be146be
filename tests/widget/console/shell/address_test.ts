/**
 * What the console's address means.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { roomId } from "../../../../shared/chat/id.ts";
import { addressOf, HOME, readPlace } from "../../../../widget/console/shell/address.ts";

Deno.test("address of a place is read back as that place", () => {
  const way = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), {
    maxLength: 3,
  });
  fc.assert(fc.property(way, (path) => {
    deepEqual(readPlace(addressOf("settings", ...path)), {
      kind: "section",
      section: "settings",
      path,
    });
  }));
  const room = roomId("/글/헤더=1&link=2");
  deepEqual(readPlace(addressOf("inbox", room)), {
    kind: "section",
    section: "inbox",
    path: [room],
  });
});

Deno.test("address with a one-time link says its token", () => {
  deepEqual(readPlace("#link=abc.def-ghi_1"), { kind: "link", token: "abc.def-ghi_1" });
});

Deno.test("address that makes no sense is home", () => {
  const home = { kind: "section", section: HOME, path: [] };
  for (const hash of ["", "#", "#/", "#link=", "#%E0%A4%A", "#a/%E0%A4%A", "#X", "#room=default"]) {
    deepEqual(readPlace(hash), home, hash);
  }
  equal(readPlace("#inbox").kind, "section");
});
