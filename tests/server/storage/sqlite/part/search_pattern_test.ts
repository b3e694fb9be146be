import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { globOf, matchOf } from "../../../../../server/storage/sqlite/part/search_pattern.ts";
import { fold } from "../../../../../shared/chat/words.ts";

Deno.test("the index is asked for three characters at a time, and for each character once or twice", () => {
  equal(matchOf(["websocket"]), '"web" AND "soc" AND "ket"');
  equal(matchOf(["webs"]), '"web" AND "ebs"');
  equal(matchOf(["연결됩니", "it"]), '"연결됩" AND "결됩니"');
  equal(matchOf(["👩👩👧👦"]), '"👩👩👧" AND "👩👧👦"');
});

Deno.test("words too short for the index ask it nothing", () => {
  equal(matchOf(["it", "👩👩", ""]), undefined);
});

Deno.test("a quotation mark is a character like others to the index", () => {
  equal(matchOf(['a"b']), '"a""b"');
  equal(matchOf(['*"*']), '"*""*"');
});

Deno.test("reading looks for the longest word, whatever it means to GLOB", () => {
  equal(globOf(["a", "b]c"]), "*[bB]][cC]*");
  equal(globOf(["*?[^-"]), "*[*][?][[]^-*");
});

Deno.test("SQLite takes as the same what folding takes as the same, of every letter", () => {
  using db = new DatabaseSync(":memory:");
  db.exec("create virtual table found using fts5 (text, tokenize = 'trigram', detail = none)");
  const letters = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code))
    .filter((letter) => fold(letter) !== letter);
  equal(letters.length > 500, true);
  const add = db.prepare("insert into found (rowid, text) values (?, ?)");
  db.exec("begin");
  for (const [at, letter] of letters.entries()) add.run(at + 1, `a${letter}b`);
  db.exec("commit");
  const match = db.prepare("select 1 from found where found match ? and rowid = ?");
  const glob = db.prepare("select ? glob ? as fits");
  for (const [at, letter] of letters.entries()) {
    const word = `a${fold(letter)}b`;
    equal(match.get(matchOf([word]) ?? "", at + 1) !== undefined, true, letter);
    equal(glob.get(`a${letter}b`, globOf([word]))?.fits, 1, letter);
    equal(glob.get(word, globOf([word]))?.fits, 1, letter);
  }
});
