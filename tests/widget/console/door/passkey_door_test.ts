/**
 * Coming in with a passkey, where the browser has none; where it has, `passkey_test.ts` in
 * `tests/browser/console/api` comes in with one.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { AuthorApi } from "../../../../widget/console/api/author_api.ts";
import { ConsoleApi } from "../../../../widget/console/api/console_api.ts";
import { PasskeyDoor } from "../../../../widget/console/door/passkey_door.ts";

function doorTo(answer: () => Response) {
  const calls: string[] = [];
  const api = new AuthorApi(
    new ConsoleApi((path) => {
      calls.push(path);
      return Promise.resolve(answer());
    }),
  );
  const came: unknown[] = [];
  const clock = { after: () => () => {} };
  return { door: new PasskeyDoor({ api, clock, came: (entry) => came.push(entry) }), calls, came };
}

Deno.test("where a browser offers no passkeys in a field, the server is asked for nothing", async () => {
  const { door, calls, came } = doorTo(() => Response.json({}));
  await door.offer();
  door.close();
  deepEqual([calls, came], [[], []]);
});

Deno.test("who asks for a passkey is told why there is no challenge, or that none was used", async () => {
  const refusal = { code: "forbidden", message: "" };
  const refused = doorTo(() => Response.json(refusal, { status: 403 }));
  deepEqual(await refused.door.ask(), { author: undefined, code: "forbidden" });
  const { door, calls } = doorTo(() => Response.json({ challenge: "AAAA" }));
  deepEqual(await door.ask(), "left");
  deepEqual(calls, ["/api/session/challenge"]);
});
