/**
 * All checks together.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { examine } from "../../../../server/task/doctor/examine.ts";
import { examined } from "../../../helper/examined.ts";
import { freePort } from "../../../helper/started.ts";

Deno.test("everything is looked at where this server is reached, and only what can be elsewhere", () =>
  examined(async ({ probe, site }) => {
    const sections = await examine(await probe(site.origin));
    deepEqual(sections.map(({ name }) => name), [
      "On this machine",
      "At the public address",
      "Through the proxy",
      "What browsers get",
      "Who is let in",
      "What the server reaches",
    ]);
    const elsewhere = await examine(await probe(`http://localhost:${freePort()}`));
    const [, , rest] = elsewhere;
    equal(rest?.verdicts[0]?.level, "left");
  }));
