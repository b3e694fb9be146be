import { deepEqual, equal, throws } from "node:assert/strict";
import {
  assertAuthor,
  assertOwner,
  ownerFirst,
  ownerOf,
  roleOf,
} from "../../../../server/chat/author/role.ts";
import { refusedAs } from "../../../helper/chat.ts";

const of = (id: string, role?: "owner" | "moderator") => ({
  id,
  name: id,
  passwordHash: "",
  createdAt: 1,
  ...role !== undefined && { role },
});
const [old, young, keeper] = [of("old"), of("young"), of("keeper", "moderator")];

Deno.test("the oldest author is the owner until another is marked so", () => {
  equal(ownerOf([]), undefined);
  deepEqual([old, young, keeper].map((one) => roleOf(one, [old, young, keeper])), [
    "owner",
    "author",
    "moderator",
  ]);
  const next = of("young", "owner");
  deepEqual([old, next].map((one) => roleOf(one, [old, next])), ["author", "owner"]);
  deepEqual(ownerFirst([old, next]), [next, old]);
});

Deno.test("the owner is one, also while two are marked so, and a moderator who is the only one", () => {
  deepEqual([of("a", "owner"), of("b", "owner")].map((one, _, all) => roleOf(one, all)), [
    "owner",
    "author",
  ]);
  equal(roleOf(keeper, [keeper]), "owner");
});

Deno.test("what is for authors is refused to moderators, what is for the owner to all others", () => {
  for (const role of ["owner", "author"] as const) assertAuthor(role);
  throws(() => assertAuthor("moderator"), refusedAs("forbidden"));
  assertOwner("old", [old, young]);
  for (const id of ["young", "", "unknown"]) {
    throws(() => assertOwner(id, [old, young]), refusedAs("forbidden"));
  }
});
