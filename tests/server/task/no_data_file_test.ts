import { match } from "node:assert/strict";
import { insteadOf } from "../../../server/task/no_data_file.ts";

Deno.test("who wants to copy what is no file of SQLite is told what to do instead", () => {
  match(insteadOf({ kind: "memory" }), /nothing is kept/);
  match(insteadOf({ kind: "kv", at: "file", path: "/x.kv" }), /Stop the server and copy the whole/);
  match(insteadOf({ kind: "kv", at: "platform" }), /Set KV_URL and DENO_KV_ACCESS_TOKEN/);
});
