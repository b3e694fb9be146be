import { equal } from "node:assert/strict";
import { looksLike } from "../../../../server/chat/reader/look_alike.ts";

/** How somebody could pose as "Ada Kim". */
const POSES = [
  "Ada Kim",
  "ada kim",
  "ADA KIM",
  "AdaKim",
  "Ada_Kim",
  "Ada-Kim",
  "Ada.Kim",
  "Ada  Kim",
  "Ada\u200bKim",
  "Ada\u00adKim",
  "Ａｄａ Ｋｉｍ",
  "𝐀𝐝𝐚 𝑲𝒊𝒎",
  "Ⓐⓓⓐ Kim",
  "Àdá Kím",
  "Аdа Kim",
  "АԀА КІМ",
  "Αdα Κιm",
  "Ada K1m",
  "Ada Klm",
  "Ada K|m",
  "Ada Kіrn",
  "4da Kim",
  "@da Kim",
  "@Ada Kim",
  "★ Ada Kim ★",
  "✔ Ada Kim",
  "Ada Kim (author)",
  "Ada Kim [Admin]",
  "Ada Kim – official",
  "The Ada Kim",
  "Ada Kim 관리자",
  "ᴀᴅᴀ ᴋɪᴍ",
];

Deno.test("a name that reads as another's looks like it", () => {
  for (const name of POSES) equal(looksLike(name, "Ada Kim"), true, name);
  equal(looksLike("김에이다", "김에이다"), true);
  equal(looksLike("김에이다 (작성자)", "김에이다"), true);
  equal(looksLike("🙂", "🙂"), true);
});

Deno.test("a name that says nothing but that somebody runs the blog is everybody's author", () => {
  for (const name of ["Author", "ADMIN", "The Moderator", "Аdmin", "official support", "운영자"]) {
    equal(looksLike(name, "Ada Kim"), true, name);
  }
});

Deno.test("other names are free", () => {
  const free = [
    "Ada",
    "Kim",
    "Ada Kimble",
    "Adam Kim",
    "Eda Kim",
    "한국어",
    "김에이다",
    "Владимир",
    "Ωmega",
    "🙂",
    "42",
    "Authority",
    "Modesta",
    "Theo",
    "__proto__",
  ];
  for (const name of free) equal(looksLike(name, "Ada Kim"), false, name);
  for (const name of free) equal(looksLike(name, "Author"), false, name);
});
