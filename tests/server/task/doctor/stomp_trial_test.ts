/**
 * Connecting as a reader's page does.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { tryStomp } from "../../../../server/task/doctor/stomp_trial.ts";
import { systemClock } from "../../../../server/messaging/mod.ts";
import { STOMP_PATH } from "../../../../shared/chat/destination.ts";
import { examined } from "../../../helper/examined.ts";

Deno.test("a connection that is made lives; one with a wrong token is told why not", () =>
  examined(async ({ site, probe }) => {
    const { origin } = site;
    const trial = {
      url: origin.replace("http", "ws") + STOMP_PATH,
      origin,
      passcode: (await probe(origin)).readerToken() ?? "",
      watchMs: 50,
      clock: systemClock,
    };
    deepEqual(await tryStomp(trial), { kind: "lived", beats: 0 });
    const refused = await tryStomp({ ...trial, passcode: "wrong" });
    equal(refused.kind === "deaf" && refused.said.includes("token-invalid"), true);
    const foreign = await tryStomp({ ...trial, origin: "https://doctor.invalid" });
    equal(foreign.kind, "no-socket");
  }));
