/**
 * The keys, and what is said of them.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { KEYS } from "../../../../widget/feature/settings/keys.ts";
import { loadDrawerWords } from "../../../../widget/locale/drawer_locale.ts";

Deno.test("every language says what each key does", async () => {
  for (const lang of ["en", "ko", "ja", "zh", "de", "es", "fr", "pt", "ar", "he"]) {
    equal((await loadDrawerWords({ lang })).settings.keysDo.length, KEYS.length, lang);
  }
});
