/**
 * How the list of conversations is asked for.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import { inboxList } from "../../../../widget/console/api/inbox_api.ts";

Deno.test("the list is asked for part by part, and what is no list is none", async () => {
  const asked: string[] = [];
  let value: unknown = { rows: [] };
  const list = inboxList({
    call: (method, path) => {
      asked.push(`${method} ${path}`);
      return Promise.resolve({ ok: true, value });
    },
  });
  deepEqual(await list({}), { rows: [] });
  await list({ before: 7 });
  await list({ isOpen: true });
  await list({ ref: { room: roomId("/a b"), whisper: "r" } });
  deepEqual(asked, [
    "GET /api/inbox",
    "GET /api/inbox?before=7",
    "GET /api/inbox?open=yes",
    "GET /api/inbox?room=default%2Fa+b&whisper=r",
  ]);
  value = { rows: [{}] };
  equal(await list({}), undefined);
});
