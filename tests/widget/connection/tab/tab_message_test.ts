import { notEqual } from "node:assert/strict";
import { lockOfTab } from "../../../../widget/connection/tab/tab_message.ts";

Deno.test("each tab has a lock of its own, which is not that of the connection", () => {
  notEqual(lockOfTab("site", "a"), lockOfTab("site", "b"));
  notEqual(lockOfTab("site", "a"), "site");
});
