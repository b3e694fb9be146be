/**
 * Whether the console's cookies are as they should be: bound to this very host, over https only.
 *
 * @module
 */
import { authorCookies } from "../../../http/request/cookie.ts";
import type { Check } from "../probe.ts";
import { fault, ok, type Verdict } from "../verdict.ts";

const COOKIES = "Signing in";

/** See the head of this file. */
export const cookies: Check = {
  name: "Who is let in",
  run: ({ config }) => Promise.resolve([judgeCookies(config.publicUrl)]),
};

/** What the cookies of a server are that is reached there. */
export function judgeCookies(publicUrl: string): Verdict {
  if (authorCookies(publicUrl) === undefined) {
    return fault(
      COOKIES,
      `Nobody can sign in at ${publicUrl}: a cookie over http could be read on the way`,
      "Set PUBLIC_URL to an https address",
    );
  }
  return publicUrl.startsWith("https:")
    ? ok(COOKIES, "The cookie is bound to this host (__Host-)")
    : ok(COOKIES, "Authors sign in on this machine; anywhere else it takes https");
}
