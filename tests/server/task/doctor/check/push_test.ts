/**
 * Whether push services are reached.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { push } from "../../../../../server/task/doctor/check/push.ts";
import { examined, levels } from "../../../../helper/examined.ts";

Deno.test("push messages that are off are left, and nothing is asked of anybody", () =>
  examined(async ({ directly }) => {
    deepEqual(levels(await directly(push)), ["left Push key"]);
  }));
