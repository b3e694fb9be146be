/**
 * The title of the page says how many wait.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { titleFor } from "../../../../widget/console/shell/title.ts";
import { consoleEn } from "../../../../widget/locale/console_en.ts";
import { room } from "../../stage/desk.ts";
import { READER } from "../../stage/state.ts";

Deno.test("the title counts where somebody waits or something is unread, and not what sleeps", () => {
  const now = Date.now();
  const open = { questions: { open: 1, answered: 0 }, from: READER };
  const rows = [
    room("/a", open),
    room("/b", { from: READER, unread: 2 }),
    room("/c", {
      ...open,
      unread: 1,
      desk: { room: room("/c").room, snoozedUntil: now + 1, at: 1 },
    }),
    room("/d"),
  ];
  equal(titleFor(rows, consoleEn, now), "2 waiting · smallTalk");
  equal(titleFor([room("/d")], consoleEn, now), "smallTalk");
});
