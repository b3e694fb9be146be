import { equal, throws } from "node:assert/strict";
import {
  assertNoAuthors,
  cleanEmail,
  cleanReaderName,
  isAuthorLike,
} from "../../../../server/chat/reader/reader_profile.ts";
import { refusedAs } from "../../../helper/chat.ts";

Deno.test("a reader's name is kept in NFC, on one line, without spaces around it", () => {
  const names = [
    [" Kim ", "Kim"],
    ["한국 어", "한국 어"],
    ["e\u0301lan", "élan"],
    ["Kim  Lee", "Kim Lee"],
    ["علی‌رضا", "علی‌رضا"],
    ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
    ["__proto__", "__proto__"],
    ["x".repeat(60), "x".repeat(60)],
  ] as const;
  for (const [raw, name] of names) equal(cleanReaderName(raw), name);
});

Deno.test("a name with what no name should have is refused", () => {
  const unfit = [
    "",
    " ",
    "\u200d",
    "x".repeat(61),
    "a\u0000b",
    "a\nb",
    "a\tb",
    "a\u001bb",
    "a\u0085b",
    "a\u2028b",
    "\ud800",
    "a\udc00b",
    "\u202eKim",
    "Kim\u2066",
    "Kim\u200f",
    "Ki\u200bm",
    "Ki\u00adm",
    "Kim\ufeff",
    "Z\u0300\u0301\u0302\u0303\u0304algo",
  ];
  for (const raw of unfit) {
    throws(() => cleanReaderName(raw), refusedAs("invalid-body"), JSON.stringify(raw));
  }
});

Deno.test("a name that could be taken for an author's is refused", () => {
  for (const name of ["Ada", "АDА", "ada (author)", "Bob", "admin", "Moderator"]) {
    throws(() => assertNoAuthors(name, ["Ada", "Bob"]), refusedAs("forbidden"), name);
  }
  throws(() => assertNoAuthors("Admin", []), refusedAs("forbidden"));
  assertNoAuthors("Adam", ["Ada"]);
  equal(isAuthorLike("Adam", ["Ada"]), false);
  equal(isAuthorLike("🙂", []), false);
});

Deno.test("an e-mail address looks like one, or is refused", () => {
  for (const fit of ["kim@blog.example", "a.b+c@x.y.z", "한@글.example", "o'neil@blog.example"]) {
    equal(cleanEmail(` ${fit} `), fit);
  }
  const unfit = [
    "",
    "kim",
    "@blog.example",
    "kim@",
    "kim@blog",
    "kim@.example",
    "kim@blog..example",
    "a b@blog.example",
    "a@b@blog.example",
    "Kim <kim@blog.example>",
    "kim@blog.example,lee@blog.example",
    "kim@blog.example\n",
    "kim\r\nbcc:lee@blog.example",
    "kim\u0000@blog.example",
    "kim\u202e@blog.example",
    "\ud800@blog.example",
    "__proto__",
    `${"x".repeat(250)}@b.example`,
  ];
  for (const raw of unfit) {
    throws(() => cleanEmail(raw), refusedAs("invalid-body"), JSON.stringify(raw));
  }
});
