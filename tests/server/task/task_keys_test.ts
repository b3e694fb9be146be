import { deepEqual, equal, rejects } from "node:assert/strict";
import { openKeyring } from "../../../server/chat/token/key_file.ts";
import { openTaskKeys } from "../../../server/task/task_keys.ts";
import { contentOf } from "../../contract/keyring_contract.ts";
import { random } from "../../helper/chat.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { KvConnectServer } from "../../helper/kv_connect/kv_connect_server.ts";
import { runTask } from "../../helper/task.ts";

Deno.test("a task has the keys beside the data, also beside a file of KV that a server has open", async () => {
  using dir = dataDir();
  const kept = contentOf(await openKeyring(dir.path, random));
  const file = { kind: "kv", at: "file", path: `${dir.path}/smalltalk.kv` } as const;
  for (const storage of [{ kind: "sqlite" }, file] as const) {
    const { keyring, close } = await openTaskKeys({ storage, dataDir: dir.path }, "try");
    deepEqual(contentOf(keyring), kept);
    close();
  }
  const none = { storage: { kind: "sqlite" }, dataDir: `${dir.path}/none` } as const;
  await rejects(openTaskKeys(none, "try"), /Cannot try: there is no folder ".*none"/);
});

Deno.test("a task is told that the keys in memory are the server's alone", async () => {
  const memory = { storage: { kind: "memory" }, dataDir: "" } as const;
  await rejects(openTaskKeys(memory, "make a link"), /Cannot make a link: with STORE=memory/);
});

Deno.test("tasks work on a KV elsewhere: a link, and another key", async () => {
  await using kv = new KvConnectServer();
  const env = {
    STORE: "kv",
    KV_URL: kv.url,
    DENO_KV_ACCESS_TOKEN: kv.token,
    PUBLIC_URL: "https://talk.example",
  };
  const link = await runTask("login_link.ts", env);
  const rotated = await runTask("rotate_keys.ts", env);
  equal(/^https:\/\/talk\.example\/console#link=\S+\n$/.test(link.text), true, link.text);
  equal(/signed with a new key, \S+\. It begins to sign in a minute/.test(rotated.text), true);
});
