/**
 * The console's calls.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { AuthorApi } from "../../../../widget/console/api/author_api.ts";
import { ConsoleApi } from "../../../../widget/console/api/console_api.ts";
import { AUTHOR } from "../../stage/state.ts";

const GRANT = { author: AUTHOR, expiresAt: 1 };

/** An api whose server answers the same to everything. */
function calling(answer: () => Response) {
  const calls: unknown[] = [];
  const api = new AuthorApi(
    new ConsoleApi((path, init) => {
      calls.push([
        init?.method,
        path,
        init?.body ?? "",
        new Headers(init?.headers).get("content-type"),
      ]);
      return new Promise((resolve) => resolve(answer()));
    }),
  );
  return { api, calls };
}

Deno.test("author api calls what the server offers", async () => {
  const { api, calls } = calling(() => Response.json(GRANT));
  await api.current();
  await api.signIn("a password");
  await api.useLink({ token: "token", name: "a name" });
  await api.signOut();
  deepEqual(calls, [
    ["GET", "/api/session", "", null],
    ["POST", "/api/session", '{"password":"a password"}', "application/json"],
    ["POST", "/api/link", '{"token":"token","name":"a name"}', "application/json"],
    ["DELETE", "/api/session", "", null],
  ]);
});

Deno.test("author api names an author where there are several, and asks whether there are", async () => {
  const { api, calls } = calling(() => Response.json({ several: true }));
  equal((await api.door()).several, true);
  await api.signIn("a password", "Second");
  deepEqual(calls, [
    ["GET", "/api/door", "", null],
    ["POST", "/api/session", '{"password":"a password","author":"Second"}', "application/json"],
  ]);
  const others = [() => Response.json({}), () => Response.json(null), () => new Response("x")];
  for (const answer of others) deepEqual(await calling(answer).api.door(), { several: false });
  const refusal = () => Response.json({ several: true, host: "x" }, { status: 500 });
  deepEqual(await calling(refusal).api.door(), { several: false });
  const keyed = () => Response.json({ several: false, host: "talk.example" });
  const fresh = () => Response.json({ several: false, fresh: true });
  deepEqual(await calling(fresh).api.door(), { several: false, fresh: true });
  equal((await calling(keyed).api.door()).host, "talk.example");
  const some = () => Response.json({ several: false, passkeys: true });
  equal((await calling(some).api.door()).passkeys, true);
});

Deno.test("author api says who is in", async () => {
  const grantIn = async (grant: object) => await calling(() => Response.json(grant)).api.current();
  deepEqual(await grantIn(GRANT), { author: { ...AUTHOR, role: "author" } });
  for (const role of ["owner", "author", "moderator"]) {
    deepEqual(await grantIn({ ...GRANT, role }), { author: { ...AUTHOR, role } });
  }
});

Deno.test("author api says by code why nobody is", async () => {
  const refusal = () => Response.json({ code: "password-wrong", message: "" }, { status: 401 });
  deepEqual(await calling(refusal).api.signIn("x"), { author: undefined, code: "password-wrong" });
});

Deno.test("author api takes what makes no sense for no answer at all", async () => {
  const nonsense: readonly (() => Response)[] = [
    () => new Response("<html>"),
    () => Response.json(null),
    () => Response.json({ author: "me" }),
    () => Response.json({ code: 7, message: "" }, { status: 400 }),
    () => {
      throw new TypeError("Failed to fetch");
    },
  ];
  for (const answer of nonsense) {
    const { api } = calling(answer);
    deepEqual(await api.current(), { author: undefined, code: "unreachable" });
  }
});

Deno.test("author api takes a body that looks like a grant for one only if it came with success", async () => {
  const { api } = calling(() => Response.json(GRANT, { status: 500 }));
  equal((await api.current()).author, undefined);
});

Deno.test("author api says whether the session has ended", async () => {
  equal(await calling(() => new Response(null, { status: 204 })).api.signOut(), true);
  equal(await calling(() => new Response(null, { status: 500 })).api.signOut(), false);
});

Deno.test("author api asks for challenges, and signs in with what came of them", async () => {
  const { api, calls } = calling(() => Response.json(GRANT));
  equal((await api.challenge()).ok, true);
  equal((await api.challengeForLink({ token: "t", name: "n" })).ok, true);
  equal((await api.signInWithPasskey({ id: "k" })).author?.id, AUTHOR.id);
  const json = "application/json";
  deepEqual(calls, [
    ["POST", "/api/session/challenge", "", null],
    ["POST", "/api/link/challenge", '{"token":"t","name":"n"}', json],
    ["POST", "/api/session/passkey", '{"credential":{"id":"k"}}', json],
  ]);
});
