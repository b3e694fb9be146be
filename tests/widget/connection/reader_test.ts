import { deepEqual, equal } from "node:assert/strict";
import { Reader } from "../../../widget/connection/reader.ts";

Deno.test("a reader who has opened nothing has asked for nothing", () => {
  const { fetch } = globalThis;
  const asked: unknown[] = [];
  globalThis.fetch = (input) => {
    asked.push(input);
    return Promise.reject(new TypeError("no network"));
  };
  try {
    new Reader(new URL("https://talk.example/"));
    deepEqual(asked, []);
  } finally {
    globalThis.fetch = fetch;
  }
  equal(localStorage.length, 0);
});

Deno.test("what is asked of the server is asked as whoever wrote here, also from another tab", async () => {
  const server = new URL("https://talk.example/");
  const { fetch } = globalThis;
  const asked: (string | null)[] = [];
  let tokens = 0;
  const grant = () => ({
    token: `token ${++tokens}`,
    reader: { kind: "reader", id: `reader-${tokens}`, name: "" },
    site: "default",
    expiresAt: Date.now() + 1e11,
  });
  globalThis.fetch = (input, init) => {
    if (String(input).endsWith("api/reader")) return Promise.resolve(Response.json(grant()));
    asked.push(new Headers(init?.headers).get("authorization"));
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const page = { window: new EventTarget(), document: {}, location: { hash: "" }, history: {} };
  const before = Object.keys(page).map((name) =>
    [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const
  );
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  try {
    const { call } = new Reader(server).open();
    await call("GET", "api/reader/messages");
    // The tab that has the connection keeps whom it is of once something is said.
    const written = { ...grant(), token: "of the writer" };
    localStorage.setItem(`small-talk:reader:${server.href}`, JSON.stringify(written));
    await call("DELETE", "api/reader/messages");
    deepEqual(asked, ["Bearer token 1", "Bearer of the writer"]);
  } finally {
    localStorage.clear();
    globalThis.fetch = fetch;
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  }
});
