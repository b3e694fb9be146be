/**
 * Whom the server takes for the client: what comes in `X-Forwarded-For`, and whether it is believed.
 * Limits and bans go by it.
 *
 * @module
 */
import type { DoctorAnswer } from "../../../http/task/doctor_routes.ts";
import type { Check } from "../probe.ts";
import { type FrontKind, remedyFor } from "../remedy.ts";
import { fault, left, ok, type Verdict, warning } from "../verdict.ts";

const CLIENT = "Client's address";
const BODY = "Size of bodies";
/** As large as a site's settings may be, nearly. */
const BODY_BYTES = 200_000;

/** See the head of this file. */
export const proxy: Check = {
  name: "Through the proxy",
  async run(probe) {
    const there = await probe.there();
    if (there.kind !== "known") return [left(CLIENT, "This server is not reached there")];
    const front = await probe.front();
    const isDirect = probe.url === probe.localUrl ||
      (there.answer.forwardedFor === null && probe.config.publicUrl.startsWith("http:"));
    return [
      judgeClient(there.answer, { front, isDirect }),
      judgeBody(await probe.identify(probe.url, "x".repeat(BODY_BYTES)), front),
    ];
  },
};

/** @param isDirect whether nothing need stand between */
export function judgeClient(
  { peer, address, forwardedFor }: Pick<DoctorAnswer, "peer" | "address" | "forwardedFor">,
  { front, isDirect }: { readonly front: FrontKind; readonly isDirect: boolean },
): Verdict {
  if (forwardedFor === null) {
    return isDirect ? ok(CLIENT, `Nothing stands between: the server sees ${address}`) : fault(
      CLIENT,
      `The proxy does not say for whom it asks: everybody comes from ${peer}`,
      remedyFor("forwarded", front),
      `TRUSTED_PROXIES=${peer}`,
    );
  }
  if (address === peer) {
    return fault(
      CLIENT,
      `The server does not believe its proxy: everybody comes from ${peer}`,
      `TRUSTED_PROXIES=${peer}`,
    );
  }
  return ok(CLIENT, `The server sees ${address}, as its proxy says`);
}

function judgeBody(
  identity: Awaited<ReturnType<Parameters<Check["run"]>[0]["identify"]>>,
  front: FrontKind,
): Verdict {
  const size = `${BODY_BYTES / 1_000} kB`;
  if (identity.kind === "known") {
    return identity.answer.bodyBytes === BODY_BYTES
      ? ok(BODY, `${size} get through`)
      : fault(BODY, `Of ${size} only ${identity.answer.bodyBytes} bytes get through`);
  }
  const status = identity.kind === "stranger" && identity.asked.kind === "answered"
    ? String(identity.asked.status)
    : "no answer";
  return warning(
    BODY,
    `A body of ${size} does not get through (${status}): settings with many words, and imports`,
    remedyFor("body", front),
  );
}
