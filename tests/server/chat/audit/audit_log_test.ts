import { deepEqual, equal } from "node:assert/strict";
import { AUDIT_DAYS, AuditLog } from "../../../../server/chat/audit/audit_log.ts";
import { hashOfReader } from "../../../../server/storage/port/reader_hash.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import { testChat } from "../../../helper/chat.ts";

const kim = { id: "kim", name: "Kim" };

Deno.test("what is noted is read back, part by part, until it is too old", async () => {
  const { audit, clock } = testChat();
  for (let n = 0; n < 3; n++) await audit.note(kim, "reader.mute", { detail: String(n) });
  const first = await audit.page({ limit: 2 });
  deepEqual(first.entries.map(({ detail }) => detail), ["2", "1"]);
  const rest = await audit.page({ limit: 2, before: first.next ?? 0 });
  deepEqual([rest.entries.map(({ detail }) => detail), rest.next], [["0"], undefined]);
  const all = [];
  for await (const { detail } of audit.all({ by: "kim" })) all.push(detail);
  deepEqual(all, ["2", "1", "0"]);
  clock.advance(AUDIT_DAYS * 24 * 60 * 60_000 + 1);
  await audit.note(kim, "data.export");
  await audit.tidy();
  deepEqual((await audit.page({ limit: 9 })).entries.map(({ act }) => act), ["data.export"]);
});

Deno.test("of a reader who is erased, before or afterwards, a hash is left, the same for the same", async () => {
  const { audit, erasures } = testChat();
  const reader = "R".repeat(22);
  await audit.note(kim, "reader.ban", { reader });
  await erasures.eraseReader(reader);
  await audit.note(kim, "reader.erase", { reader });
  const { entries } = await audit.page({ limit: 9 });
  deepEqual(entries.map(({ erasedReader }) => erasedReader), [
    hashOfReader(reader),
    hashOfReader(reader),
  ]);
  equal(JSON.stringify(entries).includes(reader), false);
});

Deno.test("what cannot be written down is reported, and stops nobody", async () => {
  const faults: StoreError[] = [];
  const fault = new StoreError("full", "no room");
  const refuse = () => Promise.reject(fault);
  const audit = new AuditLog({
    store: { audit: { add: refuse, page: refuse, tidy: refuse, forget: refuse, forgetIn: refuse } },
    clock: { now: () => 1 },
    wasErased: () => false,
    report: (each) => faults.push(each),
  });
  await audit.note(kim, "reader.ban");
  deepEqual(faults, [fault]);
});
