import { equal } from "node:assert/strict";
import { AUDIT_ACTS } from "../../../../../shared/chat/audit.ts";
import { readerNumber } from "../../../../../widget/component/name.ts";
import { en } from "../../../../../widget/console/settings/audit/en.ts";
import { ko } from "../../../../../widget/console/settings/audit/ko.ts";
import { sentenceOf } from "../../../../../widget/console/settings/audit/sentence.ts";

const names = new Map([["lee", "Lee"]]);
const entry = { id: 1, at: 1, by: { id: "kim", name: "Kim" } };

Deno.test("an act is a sentence that names whom it was about", () => {
  const number = readerNumber("abcdefghij");
  const say = (more: object) => sentenceOf({ ...entry, act: "", ...more }, { words: en, names });
  equal(
    say({ act: "reader.mute", reader: "abcdefghij", detail: "30" }),
    `muted Reader ${number} for 30 minutes`,
  );
  equal(say({ act: "reader.ban", reader: "abcdefghij" }), `banned Reader ${number}`);
  equal(
    say({ act: "message.delete", erasedReader: "0123456789" }),
    "deleted a message of an erased reader (012345)",
  );
  equal(
    say({ act: "author.role", author: "lee", detail: "moderator" }),
    "changed the role of Lee: moderator",
  );
  equal(say({ act: "author.remove", author: "gone" }), "removed somebody who was removed");
  equal(say({ act: "site.change", site: "garden" }), "changed the settings of the blog garden");
});

Deno.test("every act has a sentence, and one nobody knows yet is named", () => {
  for (const words of [en, ko]) {
    for (const act of Object.values(AUDIT_ACTS).flat()) {
      equal(sentenceOf({ ...entry, act, reader: "r" }, { words, names }).length > 0, true, act);
    }
    for (const act of ["new.thing", "constructor", "__proto__"]) {
      equal(sentenceOf({ ...entry, act }, { words, names }).includes(act), true);
    }
  }
});
