/**
 * `deno task doctor`, as it is called.
 *
 * @module
 */
import { deepEqual, equal, match, throws } from "node:assert/strict";
import { readArguments } from "../../../../server/task/doctor/doctor.ts";
import { chatSite } from "../../../helper/chat_site.ts";
import { dataDir } from "../../../helper/data_dir.ts";
import { runTask } from "../../../helper/task.ts";

Deno.test("doctor takes an address, a form and a time, and nothing else", () => {
  deepEqual(readArguments([]), { url: undefined, json: false, waitSeconds: 15 });
  deepEqual(readArguments(["https://talk.example/", "--json", "--wait", "60"]), {
    url: "https://talk.example",
    json: true,
    waitSeconds: 60,
  });
  equal(readArguments(["--send-test-mail", "kim@example.com"]).mailTo, "kim@example.com");
  const wrong = [
    ["--send-test-mail"],
    ["--send-test-mail", "kim"],
    ["talk.example"],
    ["--wait"],
    ["--wait", "0"],
    ["--wait", "9999"],
    ["--fix"],
  ];
  for (const args of wrong) throws(() => readArguments(args), /^StartError: Cannot /);
  throws(
    () => readArguments(["https://a.example", "https://b.example"]),
    /Cannot use the argument/,
  );
});

Deno.test("doctor says how a server is, as text and as JSON, without a secret of it", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path, 0, { OWNER_PASSWORD: "" });
  const env = {
    DATA_DIR: folder.path,
    PORT: new URL(site.origin).port,
    PUBLIC_URL: site.origin,
    NO_COLOR: "1",
  };
  const [text, json] = await Promise.all([
    runTask("doctor/doctor.ts", env, ["--wait", "1"]),
    runTask("doctor/doctor.ts", env, ["--wait", "1", "--json"]),
  ]);
  match(text.text, /^Settings\n {2}ok {6}Environment: They can be read\.\n\nOn this machine\n/);
  match(text.text, /ok {6}STOMP: CONNECTED came, and the connection lived for 1 s/);
  const { checks } = JSON.parse(json.text);
  equal(checks.some(({ about }: { about: string }) => about === "STOMP"), true);
  equal(/doctor\.\w|[\w-]{43}/.test(text.text + json.text), false);
  const usage = await runTask("doctor/doctor.ts", {}, ["--help"]);
  match(usage.text, /^Usage: deno task doctor/);
  await site.stop();
});
