import { deepEqual, equal, match, throws } from "node:assert/strict";
import { resolve } from "node:path";
import {
  ConfigError,
  inUrl,
  readConfig,
  SETTING_NAMES,
  settingsHelp,
  settingsTable,
} from "../../../server/setting/config.ts";

function read(env: Record<string, string> = {}) {
  return readConfig((name) => env[name]);
}

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

Deno.test("config without an environment is the default", () => {
  deepEqual(read(), {
    port: 8080,
    host: "127.0.0.1",
    isDeploy: false,
    storage: { kind: "sqlite" },
    dataDir: resolve("data"),
    publicUrl: "http://localhost:8080",
    allowedOrigins: undefined,
    sitesFile: undefined,
    trustedProxies: [],
    ownerPassword: undefined,
    identityKey: undefined,
    webPush: false,
    pushHosts: [],
    demo: true,
    outbound: {
      smtp: undefined,
      mailFrom: undefined,
      mailReplyDomain: undefined,
      inboundMailSecret: undefined,
      webhookHosts: [],
      outboundPrivateHosts: [],
    },
    unused: [],
  });
  equal(Object.isFrozen(read()), true);
});

Deno.test("config takes every setting from the environment", () => {
  deepEqual(
    read({
      PORT: "9000",
      HOST: "::",
      STORE: "kv",
      DATA_DIR: "/var/lib/talk",
      PUBLIC_URL: "https://talk.example/",
      ALLOWED_ORIGINS: "https://blog.example, http://localhost:4000,",
      SITES_FILE: "etc/sites.json",
      TRUSTED_PROXIES: "127.0.0.1,10.0.0.0/8",
      OWNER_PASSWORD: " spaces belong to it ",
      IDENTITY_KEY: "x".repeat(32),
      WEB_PUSH: "on",
      PUSH_HOSTS: "push.example, *.push.example:8443",
      DEMO: "off",
      SMTP_URL: "smtps://us%65r:p%40ss@smtp.example",
      MAIL_FROM: "A Blog <talk@example.com>",
      MAIL_REPLY_DOMAIN: "reply.example.com",
      INBOUND_MAIL_SECRET: "s".repeat(24),
      WEBHOOK_HOSTS: "hooks.slack.com, hooks.example:8443",
      OUTBOUND_PRIVATE_HOSTS: "localhost:9000",
    }),
    {
      port: 9000,
      host: "::",
      isDeploy: false,
      storage: { kind: "kv", at: "file", path: "/var/lib/talk/smalltalk.kv" },
      dataDir: "/var/lib/talk",
      publicUrl: "https://talk.example",
      allowedOrigins: ["https://blog.example", "http://localhost:4000"],
      sitesFile: resolve("etc/sites.json"),
      trustedProxies: ["127.0.0.1", "10.0.0.0/8"],
      ownerPassword: " spaces belong to it ",
      identityKey: { algorithms: ["HS256"], key: new TextEncoder().encode("x".repeat(32)) },
      webPush: true,
      pushHosts: ["push.example", "*.push.example:8443"],
      demo: false,
      outbound: {
        smtp: { host: "smtp.example", port: 465, tls: "always", user: "user", password: "p@ss" },
        mailFrom: { name: "A Blog", address: "talk@example.com" },
        mailReplyDomain: "reply.example.com",
        inboundMailSecret: "s".repeat(24),
        webhookHosts: ["hooks.slack.com", "hooks.example:8443"],
        outboundPrivateHosts: ["localhost:9000"],
      },
      unused: [],
    },
  );
});

Deno.test("config on Deno Deploy is its KV, every address, and the address of the app", () => {
  const env = {
    DENO_DEPLOY: "true",
    DENO_DEPLOY_APP_SLUG: "talk",
    DENO_DEPLOY_ORG_SLUG: "me",
    DATA_DIR: "data",
  };
  const { isDeploy, storage, host, publicUrl, unused } = read(env);
  deepEqual({ isDeploy, storage, host, publicUrl, unused }, {
    isDeploy: true,
    storage: { kind: "kv", at: "platform" },
    host: "0.0.0.0",
    publicUrl: "https://talk.me.deno.net",
    unused: ["DATA_DIR"],
  });
  const told = read({ ...env, HOST: "127.0.0.1", PUBLIC_URL: "https://talk.example" });
  deepEqual([told.host, told.publicUrl], ["127.0.0.1", "https://talk.example"]);
});

Deno.test("config tells of a data folder in which nothing is kept", () => {
  deepEqual(read({ STORE: "memory", DATA_DIR: "data" }).unused, ["DATA_DIR"]);
  deepEqual(read({ STORE: "memory" }).unused, []);
  deepEqual(read({ STORE: "kv", DATA_DIR: "data" }).unused, []);
});

Deno.test("config takes an empty variable for none, and links follow the port", () => {
  const config = read({ PORT: "9000", HOST: "", PUBLIC_URL: " ", ALLOWED_ORIGINS: "" });
  equal(config.publicUrl, "http://localhost:9000");
  equal(config.host, "127.0.0.1");
  equal(config.allowedOrigins, undefined);
});

Deno.test("config reports every fault at once, with the value and what is expected", () => {
  deepEqual(faultsOf({ PORT: "80a", DEMO: "yes", TRUSTED_PROXIES: "10.0.0.0/99" }), [
    'Cannot use "80a" as PORT: expected a whole number from 1 to 65535',
    'Cannot use "10.0.0.0/99" as TRUSTED_PROXIES: ' +
    "expected IP addresses or networks such as 127.0.0.1, 10.0.0.0/8",
    'Cannot use "yes" as DEMO: expected on or off',
  ]);
});

Deno.test("config never shows a secret", () => {
  match(faultsOf({ IDENTITY_KEY: "canary" })[0] ?? "", /its value \(not shown here\)/);
  const faults = faultsOf({ OWNER_PASSWORD: "canary" });
  deepEqual(faults, [
    "Cannot use its value (not shown here) as OWNER_PASSWORD: expected 10 to 200 characters",
  ]);
});

const MALFORMED: Record<string, readonly string[]> = {
  PORT: ["0", "65536", "-1", "80.5", "0x50", "1e3", "８０"],
  HOST: ["a b", "http://localhost", "localhost:80", "host/path", "::g", "user@host"],
  STORE: ["SQLite", "postgres", "kv,memory"],
  KV_URL: ["kv", "http://kv.example/", "https://u:p@kv.example", "https://kv.example/#a"],
  DENO_KV_ACCESS_TOKEN: ["short", "x".repeat(501), "with a space in it"],
  DATA_DIR: ["/a,b", "/a\0b"],
  PUBLIC_URL: [
    "talk.example",
    "https://talk.example/chat",
    "ftp://talk.example",
    "https://a@b.example",
  ],
  ALLOWED_ORIGINS: ["blog.example", "https://blog.example/", "https://*.example", "*", "null"],
  SITES_FILE: ["/a,b.json", "/a\0b"],
  TRUSTED_PROXIES: ["proxy", "10.0.0.0/33", "*"],
  OWNER_PASSWORD: ["short", "x".repeat(201)],
  IDENTITY_KEY: ["x".repeat(31), "{}", '{"kty":"RSA","n":"AQAB","e":"AQAB"}'],
  WEB_PUSH: ["ON", "true", "1"],
  PUSH_HOSTS: ["https://push.example", "push.example/", "*", "Push.example", "a b"],
  DEMO: ["ON", "true", "1"],
  SMTP_URL: [
    "smtp.example",
    "https://smtp.example",
    "smtp://",
    "smtp://smtp.example/path",
    "smtp://smtp.example?tls=maybe",
    "smtps://smtp.example?tls=off",
    "smtp://%zz@smtp.example",
    "smtp://a_b.example",
  ],
  MAIL_FROM: ["talk", "talk@example", "<talk@example.com", "a@example.com, b@example.com"],
  MAIL_REPLY_DOMAIN: ["localhost", "@example.com", "reply.example.com/x", "Reply.example.com"],
  INBOUND_MAIL_SECRET: ["short", "x".repeat(257), "a secret that has spaces in it"],
  WEBHOOK_HOSTS: ["https://hooks.slack.com", "*.slack.com", "hooks:0", "hooks:65536", "a b"],
  OUTBOUND_PRIVATE_HOSTS: ["http://localhost", "*", "localhost:x"],
};

Deno.test("config refuses malformed values of every setting", () => {
  deepEqual(Object.keys(MALFORMED), SETTING_NAMES);
  for (const [name, values] of Object.entries(MALFORMED)) {
    for (const value of values) equal(faultsOf({ [name]: value }).length, 1, `${name}=${value}`);
  }
});

Deno.test("config error is one text of all faults", () => {
  throws(() => read({ PORT: "x", DEMO: "y" }), /as PORT.*\n.*as DEMO/);
});

Deno.test("help names every setting", () => {
  for (const name of SETTING_NAMES) match(settingsHelp(), new RegExp(`^  ${name} `, "m"));
});

Deno.test("server/README.md has the table of settings", async () => {
  const readme = await Deno.readTextFile(new URL("../../../server/README.md", import.meta.url));
  const plain = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");
  equal(plain(readme).includes(plain(settingsTable())), true, `it lacks:\n${settingsTable()}`);
});

Deno.test("host has brackets in an address when it is IPv6", () => {
  equal(inUrl("::1"), "[::1]");
  equal(inUrl("127.0.0.1"), "127.0.0.1");
});
