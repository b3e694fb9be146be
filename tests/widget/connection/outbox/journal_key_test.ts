import { equal } from "node:assert/strict";
import { journalKey } from "../../../../widget/connection/outbox/journal_key.ts";

Deno.test("an entry of the journal stands below the name of its outbox", () => {
  equal(journalKey("outbox", "a").startsWith(journalKey("outbox", "")), true);
});

Deno.test("nothing of one outbox stands below the name of another", () => {
  equal("outbox ann".startsWith(journalKey("outbox", "")), false);
  equal(journalKey("outbox ann", "a").startsWith(journalKey("outbox", "")), false);
});
