/**
 * What an author settles for the console.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { AuthorSettings } from "../../../../widget/console/api/author_settings.ts";
import { ConsoleApi } from "../../../../widget/console/api/console_api.ts";

function settingsOver(answer: () => Response) {
  const settings = new AuthorSettings(new ConsoleApi(() => Promise.resolve(answer())));
  let heard = 0;
  settings.subscribe(() => heard++);
  return { settings, heard: () => heard };
}

Deno.test("settings are those the server keeps, and by default before that", async () => {
  const kept = { filters: [], withoutKeys: true };
  const { settings, heard } = settingsOver(() => Response.json(kept));
  deepEqual(settings.value, { filters: [] });
  await settings.load();
  deepEqual([settings.value, heard()], [kept, 1]);
});

Deno.test("settings the server does not take are taken back", async () => {
  const { settings, heard } = settingsOver(() => new Response(null, { status: 500 }));
  await settings.load();
  const keeping = settings.keep({ filters: [], withoutKeys: true });
  equal(settings.value.withoutKeys, true);
  equal((await keeping).ok, false);
  deepEqual([settings.value, heard()], [{ filters: [] }, 2]);
});
