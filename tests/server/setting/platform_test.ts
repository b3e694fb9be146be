import { deepEqual } from "node:assert/strict";
import { readPlatform } from "../../../server/setting/platform.ts";

const read = (env: Record<string, string>) => readPlatform((name) => env[name]);

Deno.test("platform is Deno Deploy where it says so, in either way", () => {
  deepEqual(read({}), { isDeploy: false, publicUrl: undefined });
  deepEqual(read({ DENO_DEPLOY: "" }), { isDeploy: false, publicUrl: undefined });
  deepEqual(read({ DENO_DEPLOY: "true" }), { isDeploy: true, publicUrl: undefined });
  deepEqual(read({ DENO_DEPLOYMENT_ID: "x" }), { isDeploy: true, publicUrl: undefined });
});

Deno.test("platform gives an app its address, under both names of its parts, and only there", () => {
  const short = { DENO_DEPLOY_APP_SLUG: "talk", DENO_DEPLOY_ORG_SLUG: "my-org" };
  const long = { DENO_DEPLOY_APPLICATION_SLUG: "talk", DENO_DEPLOY_ORGANIZATION_SLUG: "my-org" };
  for (const names of [short, long]) {
    const publicUrl = "https://talk.my-org.deno.net";
    deepEqual(read({ DENO_DEPLOY: "1", ...names }), { isDeploy: true, publicUrl });
    deepEqual(read(names), { isDeploy: false, publicUrl: undefined });
  }
  const odd = { DENO_DEPLOY: "1", ...short, DENO_DEPLOY_APP_SLUG: "evil.example/" };
  deepEqual(read(odd), { isDeploy: true, publicUrl: undefined });
});
