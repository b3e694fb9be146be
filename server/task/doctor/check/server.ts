/**
 * The server on this machine: whether it runs with these settings, and whether clocks agree.
 *
 * @module
 */
import { usesFolder } from "../../../setting/store_setting.ts";
import type { Check, Identity, Probe } from "../probe.ts";
import { fault, ok, type Verdict, warning } from "../verdict.ts";

const SERVER = "Server";
const CLOCK = "Clock";
/** Tokens and links are counted in minutes. */
const MAX_SKEW_MS = 30_000;
/** This program is younger than any clock that shows less. */
const PROGRAM_MS = Date.UTC(2026, 10, 23);
/** No machine that runs it shows more. */
const LATEST_MS = Date.UTC(2060, 0, 1);

/** See the head of this file. */
export const server: Check = {
  name: "On this machine",
  async run(probe) {
    const here = await probe.here();
    return [judgeHere(here, probe), judgeClock(probe.clock.now(), momentOf(here))];
  },
};

function placeOf({ storage, dataDir }: Probe["config"]): string {
  return usesFolder(storage) ? `in ${dataDir}` : "of its KV";
}

function judgeHere(here: Identity, { localUrl, config }: Probe): Verdict {
  switch (here.kind) {
    case "known":
      return here.answer.publicUrl === config.publicUrl
        ? ok(SERVER, `It runs at ${localUrl}, with the keys ${placeOf(config)}`)
        : fault(
          SERVER,
          `It runs with PUBLIC_URL=${here.answer.publicUrl}, and the doctor with ${config.publicUrl}`,
          "Give the doctor the server's settings, or start the server again with the new ones",
        );
    case "stranger":
      return fault(
        SERVER,
        `Something else answers at ${localUrl}, or a server with other keys`,
        "Give the doctor the server's HOST, PORT and DATA_DIR, or start it on a free PORT",
      );
    case "unanswered":
      return fault(
        SERVER,
        `Nothing answers at ${localUrl}: ${here.reason}`,
        "Start it: deno task start. HOST and PORT must be those of the server",
      );
  }
}

/**
 * Whether a clock can be right.
 *
 * @param now of this machine
 * @param other of a server, if it said so; both in milliseconds since 1970
 */
export function judgeClock(now: number, other: number | undefined): Verdict {
  const remedy = "Set the machine's clock (timedatectl set-ntp true)";
  if (now < PROGRAM_MS || now > LATEST_MS) {
    const day = new Date(now).toISOString().slice(0, 10);
    return fault(CLOCK, `This machine says that it is the ${day}`, remedy);
  }
  const skewMs = other === undefined ? 0 : Math.abs(now - other);
  return skewMs > MAX_SKEW_MS
    ? warning(
      CLOCK,
      `This machine and the server are ${Math.round(skewMs / 1_000)} s apart`,
      remedy,
    )
    : ok(CLOCK, "It can be right");
}

function momentOf(identity: Identity): number | undefined {
  if (identity.kind === "known") return identity.answer.now;
  if (identity.kind === "unanswered" || identity.asked.kind === "unanswered") return undefined;
  const moment = Date.parse(identity.asked.headers["date"] ?? "");
  return Number.isNaN(moment) ? undefined : moment;
}
