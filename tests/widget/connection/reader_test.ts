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
