/**
 * What people are called.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { nameOf, readerNumber } from "../../../widget/component/name.ts";
import { en } from "../../../widget/locale/en.ts";
import { words as ko } from "../../../widget/locale/ko.ts";
import { AUTHOR, READER } from "../stage/state.ts";

Deno.test("name is what somebody gave, or says that it is a reader", () => {
  equal(nameOf({ ...READER, name: "Kim" }, en), "Kim");
  equal(/^Reader \d{3}$/.test(nameOf(READER, en)), true);
  equal(nameOf(AUTHOR, en), "the author");
});

Deno.test("name of an author who has no other is left to the word beside it", () => {
  equal(nameOf({ ...AUTHOR, name: "Author" }, en), "");
  equal(nameOf({ ...AUTHOR, name: "Author" }, ko), "", "as the server calls them");
  equal(nameOf({ ...AUTHOR, name: "글쓴이" }, ko), "");
});

Deno.test("a nameless reader's number has three digits and stays the same", () => {
  for (const id of ["", "a", "reader-one", "Zr8cW1kQ", "🙂"]) {
    equal(readerNumber(id), readerNumber(id));
    equal(/^[1-9]\d\d$/.test(`${readerNumber(id)}`), true);
  }
  equal(readerNumber("reader-one") === readerNumber("reader-two"), false);
});
