import { deepEqual, equal, match } from "node:assert/strict";
import type { Setting } from "../../../server/setting/setting.ts";
import {
  isShared,
  readStore,
  type StoreConfig,
  usesFolder,
} from "../../../server/setting/store_setting.ts";

function read(env: Record<string, string>, isDeploy = false) {
  const faults: string[] = [];
  const get = <T>({ name, read, default: unset }: Setting<T>): T => read(env[name] ?? "") ?? unset;
  const fault = (sentence: string) => void faults.push(sentence);
  return { storage: readStore(get, { isDeploy, dataDir: "/srv", fault }), faults };
}

const CHOSEN: readonly [Record<string, string>, isDeploy: boolean, StoreConfig, folder: boolean][] =
  [
    [{}, false, { kind: "sqlite" }, true],
    [{}, true, { kind: "kv", at: "platform" }, false],
    [{ STORE: "memory" }, false, { kind: "memory" }, false],
    [{ STORE: "memory" }, true, { kind: "memory" }, false],
    [{ STORE: "kv" }, false, { kind: "kv", at: "file", path: "/srv/smalltalk.kv" }, true],
    [{ STORE: "kv" }, true, { kind: "kv", at: "platform" }, false],
    [
      { STORE: "kv", KV_URL: "http://localhost:4512", DENO_KV_ACCESS_TOKEN: "x".repeat(12) },
      false,
      { kind: "kv", at: "url", url: "http://localhost:4512/" },
      false,
    ],
  ];

Deno.test("store is chosen by where the server runs, unless a setting says otherwise", () => {
  for (const [env, isDeploy, storage, folder] of CHOSEN) {
    deepEqual(read(env, isDeploy), { storage, faults: [] });
    equal(usesFolder(storage), folder);
    equal(isShared(storage), storage.kind === "kv" && !folder);
  }
});

Deno.test("store in SQLite is refused on Deno Deploy, with the reason and what to do", () => {
  const { faults } = read({ STORE: "sqlite" }, true);
  equal(faults.length, 1);
  match(faults[0] ?? "", /"sqlite" as STORE on Deno Deploy: .*thrown away.*assign a Deno KV/);
});

Deno.test("a KV elsewhere needs STORE=kv and what opens it", () => {
  const KV_URL = "https://kv.example/";
  match(read({ KV_URL }).faults[0] ?? "", /KV_URL with STORE=sqlite: set STORE=kv/);
  match(read({ KV_URL, STORE: "kv" }).faults[0] ?? "", /without DENO_KV_ACCESS_TOKEN/);
});
