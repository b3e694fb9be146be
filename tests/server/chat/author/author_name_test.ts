import { equal, throws } from "node:assert/strict";
import { assertNameIsFree, authorNamed } from "../../../../server/chat/author/author_name.ts";
import { refusedAs } from "../../../helper/chat.ts";

const record = (id: string, name: string) => ({ id, name, passwordHash: "", createdAt: 0 });
const authors = [record("a", "Écrivain"), record("b", "a"), record("c", "한글")];

Deno.test("an author is named by their id or, in whatever case, by their name", () => {
  equal(authorNamed(authors, "b")?.id, "b");
  equal(authorNamed(authors, " e\u0301CRIVAIN ")?.id, "a");
  equal(authorNamed(authors, "한글".normalize("NFD"))?.id, "c");
  // An id comes first, so that nobody takes another's place by a name.
  equal(authorNamed(authors, "a")?.id, "a");
  for (const name of ["", "d", "__proto__", "B"]) equal(authorNamed(authors, name), undefined);
});

Deno.test("a name is free unless another author has it, in whatever case", () => {
  assertNameIsFree(authors, "somebody", undefined);
  assertNameIsFree(authors, "ÉCRIVAIN", "a");
  throws(() => assertNameIsFree(authors, "ÉCRIVAIN", "b"), refusedAs("invalid-body"));
  throws(() => assertNameIsFree(authors, "A", undefined), refusedAs("invalid-body"));
});
