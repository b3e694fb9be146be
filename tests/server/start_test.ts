import { deepEqual, equal, match } from "node:assert/strict";
import { Started } from "../helper/started.ts";

Deno.test("start names every malformed setting at once and ends with 1", async () => {
  const env = { PORT: "http", PUBLIC_URL: "talk.example", OWNER_PASSWORD: "canary", DEMO: "no" };
  const { code, output } = await new Started(env).ended();
  equal(code, 1);
  deepEqual(output.match(/(?<= as )[A-Z_]+/g), ["PORT", "PUBLIC_URL", "OWNER_PASSWORD", "DEMO"]);
  equal(output.includes("canary"), false);
});

Deno.test("start refuses an argument it does not know", async () => {
  const { code, output } = await new Started({}, ["--prot=80"]).ended();
  equal(code, 1);
  match(output, /^Cannot use the argument "--prot=80": deno task start --help\n$/);
});

Deno.test("start --help shows every setting and starts nothing", async () => {
  const { code, output } = await new Started({}, ["--help"]).ended();
  equal(code, 0);
  match(output, /^Usage: deno task start\n[\s\S]*PORT[\s\S]*ALLOWED_ORIGINS[\s\S]*DEMO/);
});
