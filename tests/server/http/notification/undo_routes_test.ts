import { deepEqual, equal, match } from "node:assert/strict";
import { createUndoRoutes } from "../../../../server/http/notification/undo_routes.ts";
import { Refused } from "../../../../shared/refusal.ts";

const TOKEN = "0".repeat(32);

function app() {
  const undone: string[] = [];
  const routes = createUndoRoutes({
    answers: {
      canUndo: (token) => Promise.resolve(token === TOKEN && undone.length === 0),
      undo: (token) => {
        if (token !== TOKEN || undone.length > 0) {
          throw new Refused({ code: "not-found", message: "no" });
        }
        undone.push(token);
        return Promise.resolve();
      },
    },
  });
  return { routes, undone };
}

Deno.test("looking at the link changes nothing; pressing its button deletes the answer, once", async () => {
  const { routes, undone } = app();
  match(await (await routes.request(`/undo/${TOKEN}`)).text(), /<button>Delete the answer/);
  deepEqual(undone, []);
  const done = await routes.request(`/undo/${TOKEN}`, { method: "POST" });
  match(await done.text(), /The answer is deleted/);
  const again = await routes.request(`/undo/${TOKEN}`, { method: "POST" });
  deepEqual([again.status, undone.length], [404, 1]);
  match(await again.text(), /counts no longer/);
});

Deno.test("a link that counts for nothing says so, in the language of who follows it", async () => {
  const { routes } = app();
  for (const token of ["1".repeat(32), "short", "%3Cscript%3E"]) {
    const page = await routes.request(`/undo/${token}`, { headers: { "accept-language": "ko" } });
    equal(page.status, 404);
    const text = await page.text();
    match(text, /더 이상 쓸 수 없어요/);
    equal(text.includes("<script"), false);
  }
});
