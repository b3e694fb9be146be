import { equal } from "node:assert/strict";
import * as v from "valibot";
import {
  roomSearchBody,
  searchBody,
} from "../../../../../server/chat/controller/body/search_body.ts";

Deno.test("a search says what it looks for, and may say where and how far", () => {
  const full = { q: "x", before: 1, limit: 50 };
  for (const body of [{ q: "x" }, full]) equal(v.is(roomSearchBody, body), true);
  for (const kind of ["rooms", "whispers", "all"]) {
    const wide = { ...full, site: "default", room: "default/a", in: kind };
    equal(v.is(searchBody, wide), true, kind);
  }
});

Deno.test("a search that is no search is refused", () => {
  const unfit: readonly object[] = [
    {},
    { q: 7 },
    { q: "x", before: 0 },
    { q: "x", before: 1.5 },
    { q: "x", limit: 0 },
    { q: "x", limit: 51 },
    { q: "x", limit: "1" },
  ];
  for (const body of unfit) equal(v.is(roomSearchBody, body), false, JSON.stringify(body));
  const unfitHere: readonly object[] = [
    ...unfit,
    { q: "x", site: "Default" },
    { q: "x", site: "a/b" },
    { q: "x", site: "" },
    { q: "x", room: "default/a/" },
    { q: "x", room: "nowhere" },
    { q: "x", in: "everywhere" },
    { q: "x", in: null },
  ];
  for (const body of unfitHere) equal(v.is(searchBody, body), false, JSON.stringify(body));
});
