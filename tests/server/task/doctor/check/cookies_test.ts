/**
 * Whether authors can sign in.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { judgeCookies } from "../../../../../server/task/doctor/check/cookies.ts";

Deno.test("authors sign in over https, or on this machine, and nowhere else", () => {
  const levelOf = (url: string) => judgeCookies(url).level;
  deepEqual(
    ["https://talk.example", "http://localhost:8080", "http://talk.example"].map(levelOf),
    ["ok", "ok", "fault"],
  );
});
