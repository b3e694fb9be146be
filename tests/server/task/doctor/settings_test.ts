/**
 * The settings, as the doctor reads them.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import { readSettings } from "../../../../server/task/doctor/settings.ts";

const read = (env: Readonly<Record<string, string>>) => readSettings((name) => env[name]);

Deno.test("settings that cannot be used are faults, each with its own", () => {
  const { config, verdicts } = read({ PORT: "x", PUBLIC_URL: "y" });
  equal(config, undefined);
  equal(verdicts.length, 2);
  match(verdicts[0]?.seen ?? "", /as PORT: expected/);
});

Deno.test("a server behind a proxy that listens to everybody is a warning", () => {
  const settings = { PUBLIC_URL: "https://talk.example", TRUSTED_PROXIES: "127.0.0.1" };
  equal(read(settings).verdicts.length, 1);
  const [, open] = read({ ...settings, HOST: "0.0.0.0" }).verdicts;
  equal(open?.level, "warning");
});
