/**
 * The name settings are kept under.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { PREFERENCES_KEY } from "../../../../widget/feature/settings/storage_key.ts";

Deno.test("what is kept has a name no page would give to something of its own", () => {
  equal(PREFERENCES_KEY.startsWith("small-talk:"), true);
});
