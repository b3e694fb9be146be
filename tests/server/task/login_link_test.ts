import { equal, match } from "node:assert/strict";
import { openKeyring } from "../../../server/chat/token/key_file.ts";
import { readLoginLink } from "../../../server/chat/author/login_link.ts";
import { dataDir } from "../../helper/data_dir.ts";
import { runTask } from "../../helper/task.ts";

const run = (env: Readonly<Record<string, string>>) => runTask("login_link.ts", env);

Deno.test("login-link prints a link of the public address that the data folder's keys signed", async () => {
  using folder = dataDir();
  const { code, text } = await run({
    DATA_DIR: folder.path,
    PUBLIC_URL: "https://talk.example",
  });
  equal(code, 0, text);
  match(text, /^https:\/\/talk\.example\/console#link=\S+\n$/);
  const keyring = await openKeyring(folder.path, (bytes) => bytes);
  const token = text.trim().split("#link=")[1] ?? "";
  equal(typeof readLoginLink(token, { keyring, now: Date.now() })?.nonce, "string");
});

Deno.test("login-link makes no data folder of its own", async () => {
  using folder = dataDir();
  const { code, text } = await run({ DATA_DIR: `${folder.path}/none` });
  equal(code, 1);
  match(text, /^Cannot make a link: there is no folder ".*none"\. Start the server once/);
  equal(folder.names().length, 0);
});

Deno.test("login-link names malformed settings", async () => {
  const { code, text } = await run({ DATA_DIR: "a,b", PUBLIC_URL: "talk" });
  equal(code, 1);
  match(text, /as DATA_DIR.*\n.*as PUBLIC_URL/);
});
