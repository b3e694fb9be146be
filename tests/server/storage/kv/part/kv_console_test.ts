/**
 * What an author settled may be larger than a value of Deno KV.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { ConsoleSettings } from "../../../../../shared/chat/inbox.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

Deno.test("many long filters are kept, and go wholly with their author", () =>
  withShelf(async (shelf) => {
    const settings = shelf.part("console");
    const many: ConsoleSettings = {
      filters: Array.from({ length: 100 }, (_, n) => ({
        id: `filter-${n}`,
        name: "한".repeat(1_000),
        filter: { state: "all" },
      })),
    };
    await settings.put("kim", many);
    deepEqual(await settings.get("kim"), many);
    await settings.forgetAuthor("kim");
    deepEqual(await shelf.keys(), []);
  }));
