/**
 * The public address: whether this very server answers there, and not another one, or a redirect.
 *
 * @module
 */
import type { Answered } from "../ask.ts";
import type { Check, Identity, Probe } from "../probe.ts";
import { remedyFor } from "../remedy.ts";
import { fault, ok, type Verdict, warning } from "../verdict.ts";

const ADDRESS = "Public address";
const HOST = "Host header";

/** See the head of this file. */
export const address: Check = {
  name: "At the public address",
  async run(probe) {
    const there = await probe.there();
    if (there.kind === "unanswered") {
      return [
        fault(
          ADDRESS,
          `Nothing answers at ${probe.url}: ${there.reason}`,
          "Check that its name leads to the proxy (DNS), that the proxy runs, and that no firewall " +
            "stands between; PUBLIC_URL must be that address",
        ),
      ];
    }
    if (there.kind === "stranger") {
      return there.asked.kind === "answered" ? [judgeStranger(there.asked, probe)] : [];
    }
    return [judgeInstance(there, await probe.here(), probe), await judgeHost(there, probe)];
  },
};

function judgeStranger({ status, headers }: Answered, { url, localUrl }: Probe): Verdict {
  const { location } = headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    const target = URL.parse(location, url);
    return target?.origin === new URL(url).origin
      ? fault(
        ADDRESS,
        `${url} redirects ${new URL("/api/doctor", url).pathname} to ${location}`,
        `Let the proxy hand every path on to ${localUrl} as it is, without a redirect`,
      )
      : fault(
        ADDRESS,
        `${url} redirects to ${target?.origin ?? location}`,
        `Set PUBLIC_URL to the address that answers by itself: ${target?.origin ?? location}`,
      );
  }
  if (status >= 502 && status <= 504) {
    return fault(
      ADDRESS,
      `Something answers at ${url} and does not reach the server (${status})`,
      `Let the proxy ask ${localUrl}, where the server listens`,
    );
  }
  return fault(
    ADDRESS,
    `What answers at ${url} is not this server (${status})`,
    `Let the proxy ask ${localUrl}, or set PUBLIC_URL to where this server is reached`,
  );
}

function judgeInstance(
  { answer }: Extract<Identity, { kind: "known" }>,
  here: Identity,
  { url, localUrl }: Probe,
): Verdict {
  if (here.kind === "known" && here.answer.instance !== answer.instance) {
    return fault(
      ADDRESS,
      `Another server with the same keys answers at ${url}`,
      `Let the proxy ask ${localUrl} only: one server has the data`,
    );
  }
  return ok(ADDRESS, `This server answers at ${url}`);
}

async function judgeHost(
  { answer: { host } }: Extract<Identity, { kind: "known" }>,
  probe: Probe,
): Promise<Verdict> {
  const expected = new URL(probe.url).host;
  return host === expected ? ok(HOST, "It comes through as it was") : warning(
    HOST,
    `The server is asked for ${host ?? "no host"} and not for ${expected}`,
    remedyFor("host", await probe.front()),
  );
}
