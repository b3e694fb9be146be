/**
 * A call of the console, and what comes of it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ConsoleApi } from "../../../../widget/console/api/console_api.ts";

function calling(answer: () => Response) {
  const asked: unknown[] = [];
  let signedOut = 0;
  const api = new ConsoleApi((path, init) => {
    asked.push([path, init.method, init.body, new Headers(init.headers).get("content-type")]);
    return new Promise((resolve) => resolve(answer()));
  }, () => signedOut++);
  return { api, asked, signedOut: () => signedOut };
}

Deno.test("console api hands on what the server says, and nothing where it says nothing", async () => {
  const { api, asked } = calling(() => Response.json({ a: 1 }));
  deepEqual(await api.call("GET", "/api/a"), { ok: true, value: { a: 1 } });
  const none = calling(() => new Response(null, { status: 204 })).api;
  deepEqual(await none.call("DELETE", "/api/a"), { ok: true, value: undefined });
  await api.call("PUT", "/api/a", { b: 2 });
  const picture = new Blob(["png"], { type: "image/png" });
  await api.call("PUT", "/api/a", picture);
  deepEqual(asked, [
    ["/api/a", "GET", undefined, null],
    ["/api/a", "PUT", '{"b":2}', "application/json"],
    ["/api/a", "PUT", picture, null],
  ]);
});

Deno.test("console api says why a call was refused", async () => {
  const refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 500 };
  const { api, signedOut } = calling(() => Response.json(refusal, { status: 429 }));
  deepEqual(await api.call("GET", "/api/a"), { ok: false, refusal });
  equal(signedOut(), 0);
});

Deno.test("console api leads to the door when the session is over", async () => {
  const refusal = { code: "signed-out", message: "" };
  const { api, signedOut } = calling(() => Response.json(refusal, { status: 401 }));
  deepEqual(await api.call("GET", "/api/a"), { ok: false, refusal });
  equal(signedOut(), 1);
});

Deno.test("console api takes no answer, and one without sense, for a server that is away", async () => {
  const answers = [
    () => new Response("<html>", { status: 502 }),
    () => {
      throw new TypeError("Failed to fetch");
    },
  ];
  for (const answer of answers) {
    const outcome = await calling(answer).api.call("GET", "/api/a");
    equal(outcome.ok ? "" : outcome.refusal.code, "unreachable");
  }
});

Deno.test("a call that asks for proof is made once more when it was given, and only then", async () => {
  for (const given of [true, false]) {
    let made = 0;
    let asked = 0;
    const refusal = { code: "confirm-needed", message: "" };
    const api = new ConsoleApi(
      () => {
        made++;
        return Promise.resolve(
          made === 1 ? Response.json(refusal, { status: 403 }) : Response.json({ made }),
        );
      },
      () => {},
      () => {
        asked++;
        return Promise.resolve(given);
      },
    );
    const outcome = await api.call("DELETE", "/api/sites/x");
    deepEqual([outcome.ok, made, asked], given ? [true, 2, 1] : [false, 1, 1]);
  }
});
