import { equal, rejects } from "node:assert/strict";
import { Refused } from "../../../shared/refusal.ts";
import { exchange } from "../../../widget/connection/exchange.ts";
import { plainStorage } from "../stage/held_entries.ts";

const KEY = "kept";

function grant(id: string) {
  const reader = { kind: "reader", id, name: "" };
  return { token: `token of ${id}`, reader, site: "default", expiresAt: 1 };
}

Deno.test("a token is exchanged for another of the same reader, or of a new one", async () => {
  const refused = () => Response.json({ code: "token-invalid", message: "Who?" }, { status: 401 });
  const answers = [
    Response.json(grant("one")),
    refused(),
    Response.json(grant("new")),
    Response.json(grant("named")),
    refused(),
  ];
  const values = new Map([[KEY, "of one"]]);
  const asked: RequestInit[] = [];
  const asking = {
    server: new URL("https://talk.example/"),
    fetch: (_input: unknown, init: RequestInit = {}) => {
      asked.push(init);
      return Promise.resolve(answers.shift() ?? Response.error());
    },
    storage: plainStorage(values),
  };
  equal((await exchange({ ...asking, key: KEY }, { token: "old" })).token, "token of one");
  equal(new Headers(asked[0]?.headers).get("authorization"), "Bearer old");
  equal((await exchange({ ...asking, key: KEY }, { token: "old" })).token, "token of new");
  equal(values.has(KEY), false);
  const identity = () => Promise.resolve("signed");
  equal((await exchange({ ...asking, key: KEY }, { identity })).token, "token of named");
  equal(asked[3]?.body, '{"identity":"signed"}');
  const told = await toldBy(() =>
    rejects(exchange({ ...asking, key: KEY }, { identity }), Refused)
  );
  equal(told.join(), "small-talk: identify: Who?");
});

/** What whoever made the page is told meanwhile. */
async function toldBy(act: () => Promise<void>): Promise<readonly string[]> {
  const told: string[] = [];
  const { error } = console;
  Object.assign(console, { error: (line: string) => told.push(line) });
  try {
    await act();
  } finally {
    Object.assign(console, { error });
  }
  return told;
}
