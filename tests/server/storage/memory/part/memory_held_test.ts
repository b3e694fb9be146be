/**
 * What held messages in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryHeld } from "../../../../../server/storage/memory/part/memory_held.ts";
import { say } from "../../../../helper/new_message.ts";

Deno.test("held messages in memory are kept as they came, whatever becomes of the object", () => {
  const page = { title: "A", url: "https://blog.example/" };
  const held = new MemoryHeld();
  const message = say("wait", { page });
  held.hold(message, { ofReader: 1, ofSite: 1 });
  page.title = "Another";
  equal(held.find(message)?.page?.title, "A");
});
