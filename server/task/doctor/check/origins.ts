/**
 * Origins: every page that may embed the chat is let in, and a foreign one is not; also by whatever
 * stands before the server.
 *
 * @module
 */
import { STOMP_PATH } from "../../../../shared/chat/destination.ts";
import { askForSocket } from "../ask.ts";
import type { Check } from "../probe.ts";
import { fault, left, ok, type Verdict } from "../verdict.ts";

const ORIGINS = "Origins";
const FOREIGN = "Foreign pages";
/** Of a domain that nobody can have. */
const STRANGER = "https://doctor.invalid";
/** Nobody lists more by hand. */
const MAX_TRIED = 20;

/** See the head of this file. */
export const origins: Check = {
  name: "Who is let in",
  async run(probe) {
    const statusOf = async (origin: string) => {
      const asked = await askForSocket(probe.url + STOMP_PATH, { origin });
      return asked.kind === "answered" ? asked.status : 0;
    };
    const allowed = probe.config.allowedOrigins ?? [];
    const own = new URL(probe.config.publicUrl).origin;
    if (await statusOf(own) !== 101) {
      return [left(ORIGINS, "No WebSocket comes through, so none could be tried")];
    }
    const verdicts: Verdict[] = [];
    for (const origin of allowed.slice(0, MAX_TRIED)) {
      const status = await statusOf(origin);
      if (status !== 101) verdicts.push(refused(origin, status));
    }
    if (verdicts.length === 0) {
      verdicts.push(
        allowed.length === 0
          ? left(ORIGINS, "ALLOWED_ORIGINS names none; the console's settings may")
          : ok(ORIGINS, `Let in: ${allowed.slice(0, MAX_TRIED).join(", ")}`),
      );
    }
    const status = await statusOf(STRANGER);
    verdicts.push(
      status === 101
        ? fault(
          FOREIGN,
          "A page of any other site is let in",
          "The proxy changes or removes the Origin header: let it pass on as it came",
        )
        : ok(FOREIGN, `They are refused (${status})`),
    );
    return verdicts;
  },
};

function refused(origin: string, status: number): Verdict {
  return fault(
    ORIGINS,
    `${origin} is not let in (${status})`,
    "Start the server again with the ALLOWED_ORIGINS of now; if it was, let the proxy pass the " +
      "Origin header on as it came",
  );
}
