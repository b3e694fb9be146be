import { equal } from "node:assert/strict";
import { isAuditPage } from "../../../shared/chat/audit.ts";

const entry = { id: 1, at: 2, by: { id: "kim", name: "Kim" }, act: "reader.ban" };

Deno.test("a page of the audit log has entries, each with who, when and what", () => {
  equal(
    isAuditPage({ entries: [entry, { ...entry, reader: "r", detail: "30" }], days: 365 }),
    true,
  );
  equal(isAuditPage({ entries: [], days: 365, next: 7 }), true);
  for (const more of [{ by: null }, { by: { id: "kim" } }, { act: 1 }, { at: -1 }, { room: {} }]) {
    equal(isAuditPage({ entries: [{ ...entry, ...more }], days: 1 }), false, JSON.stringify(more));
  }
  equal(isAuditPage({ entries: [entry] }), false);
});
