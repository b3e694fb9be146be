import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { READ_NAMES, readConfig } from "../../../server/setting/config.ts";
import { permissionFlags } from "../../../server/setting/permission.ts";

const { outbound } = readConfig(() => undefined);
/** What is not asked for. */
const NOTHING = {
  storage: { kind: "sqlite" },
  sitesFile: undefined,
  webPush: false,
  pushHosts: [],
  outbound,
} as const;
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

Deno.test("permissions are one address, the program, one folder, and the settings", () => {
  deepEqual(
    permissionFlags({ ...NOTHING, host: "::1", port: 9000, dataDir: "/srv/talk" }),
    [
      "--no-prompt",
      "--allow-net=[::1]:9000",
      "--allow-read=server,shared,demo,widget/dist,/srv/talk",
      "--allow-write=/srv/talk",
      `--allow-env=${READ_NAMES.join(",")}`,
    ],
  );
});

Deno.test("permissions include the file of sites, to be read only", () => {
  const paths = { dataDir: "/srv/talk", sitesFile: "/etc/sites.json" };
  const flags = permissionFlags({ ...NOTHING, host: "::1", port: 9000, ...paths });
  deepEqual(flags.slice(2, 4), [
    "--allow-read=server,shared,demo,widget/dist,/srv/talk,/etc/sites.json",
    "--allow-write=/srv/talk",
  ]);
});

Deno.test("permissions include the push services where the server pushes, and no others", () => {
  const [, push] = permissionFlags({
    ...NOTHING,
    host: "::1",
    port: 9000,
    dataDir: "/srv/talk",
    webPush: true,
    pushHosts: ["push.example:8443"],
  });
  equal(
    push,
    "--allow-net=[::1]:9000,fcm.googleapis.com,updates.push.services.mozilla.com," +
      "*.push.apple.com,*.notify.windows.com,push.example:8443",
  );
});

Deno.test("permissions reach what the server was told to send to, and its port only", () => {
  const { outbound } = readConfig((name) =>
    ({
      SMTP_URL: "smtps://smtp.example",
      MAIL_FROM: "talk@example.com",
      WEBHOOK_HOSTS: "hooks.slack.com, hooks.example:8443",
      OUTBOUND_PRIVATE_HOSTS: "localhost:9000",
    })[name]
  );
  const given = { ...NOTHING, host: "127.0.0.1", port: 80, dataDir: "/srv", outbound };
  equal(
    permissionFlags(given)[1],
    "--allow-net=127.0.0.1:80,smtp.example:465,hooks.slack.com:443,hooks.example:8443,localhost:9000",
  );
});

Deno.test("permissions have no folder where nothing is kept in one, and the host of a KV elsewhere", () => {
  const given = { ...NOTHING, host: "::1", port: 9000, dataDir: "/srv" };
  deepEqual(permissionFlags({ ...given, storage: { kind: "memory" } }).slice(0, -1), [
    "--no-prompt",
    "--allow-net=[::1]:9000",
    "--allow-read=server,shared,demo,widget/dist",
  ]);
  const url = "https://kv.example/v2/databases/x/connect";
  const elsewhere = { ...given, storage: { kind: "kv", at: "url", url } } as const;
  const endpoints = ["kv.example:443", "data.kv.example:443"];
  deepEqual(permissionFlags(elsewhere, endpoints).slice(1, -1), [
    "--allow-net=[::1]:9000,kv.example:443,data.kv.example:443",
    "--allow-read=server,shared,demo,widget/dist",
  ]);
  const path = "/srv/smalltalk.kv";
  deepEqual(permissionFlags({ ...given, storage: { kind: "kv", at: "file", path } }).slice(2, -1), [
    "--allow-read=server,shared,demo,widget/dist,/srv",
    "--allow-write=/srv",
  ]);
});

/** What a server that was taken over would try; each on its own line of the probe. */
const FORBIDDEN = [
  `Deno.listen({ hostname: "127.0.0.1", port: 1 })`,
  `Deno.listen({ hostname: "0.0.0.0", port: 18080 })`,
  `await fetch("http://127.0.0.1:18081/")`,
  `await Deno.connect({ hostname: "192.0.2.1", port: 25 })`,
  `Deno.readTextFileSync("/etc/passwd")`,
  `Deno.readTextFileSync(".git/config")`,
  `Deno.readTextFileSync("deno.json")`,
  `Deno.writeTextFileSync("server/main.ts", "")`,
  `Deno.writeTextFileSync(data + "/../beside", "")`,
  `Deno.env.get("HOME")`,
  `Deno.env.toObject()`,
  `new Deno.Command(Deno.execPath()).outputSync()`,
  `Deno.dlopen("libc.so.6", {})`,
  `Deno.hostname()`,
];

Deno.test("permissions refuse everything else", async () => {
  const outer = await Deno.makeTempDir();
  try {
    const data = outer + "/data";
    await Deno.mkdir(data);
    const probe = `const data = ${JSON.stringify(data)}; const names = [];
      ${
      FORBIDDEN.map((action) =>
        `try { ${action}; names.push("done"); } catch (error) { names.push(error.name); }`
      ).join("\n")
    }
      Deno.writeTextFileSync(data + "/kept", Deno.env.get("PORT") + names.join());`;
    await Deno.writeTextFile(outer + "/probe.js", probe);
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        ...permissionFlags({ ...NOTHING, host: "127.0.0.1", port: 18080, dataDir: data }),
        outer + "/probe.js",
      ],
      cwd: ROOT,
      env: { PORT: "18080" },
      stdin: "null",
    }).output();
    equal(success, true, new TextDecoder().decode(stderr));
    const kept = await Deno.readTextFile(data + "/kept");
    equal(kept, "18080" + FORBIDDEN.map(() => "NotCapable").join());
  } finally {
    await Deno.remove(outer, { recursive: true });
  }
});
