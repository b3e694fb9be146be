/**
 * Rows of the tables of sections and pages.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { html } from "lit";
import { type View, viewsFor } from "../../../../widget/console/shell/view.ts";

const draw = () => html``;
const ROWS: readonly View[] = [
  { id: "all", draw },
  { id: "owners", roles: ["owner"], draw },
  { id: "writers", roles: ["owner", "author"], draw },
];

Deno.test("an author sees what is for everybody and what is for them", () => {
  const seenBy = (role: "owner" | "author" | "moderator") =>
    viewsFor(ROWS, role).map(({ id }) => id);
  deepEqual(seenBy("owner"), ["all", "owners", "writers"]);
  deepEqual(seenBy("author"), ["all", "writers"]);
  deepEqual(seenBy("moderator"), ["all"]);
});
