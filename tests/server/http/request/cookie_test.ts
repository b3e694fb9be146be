import { deepEqual, equal } from "node:assert/strict";
import {
  authorCookies,
  type Cookie,
  ownPageSecret,
} from "../../../../server/http/request/cookie.ts";

const headersOf = (cookie: string) => new Headers({ cookie });

/** The cookie's own part and its attributes, in any order. */
function partsOf(setCookie: string | undefined): readonly string[] {
  const [pair = "", ...attributes] = (setCookie ?? "").split("; ");
  return [pair, ...attributes.sort()];
}

Deno.test("cookies over https are Secure and cannot be set by another host", () => {
  const cookies = authorCookies("https://talk.example");
  deepEqual(partsOf(cookies?.session.set("value", 60_000)), [
    "__Host-small-talk=value",
    "HttpOnly",
    "Max-Age=60",
    "Path=/",
    "SameSite=Strict",
    "Secure",
  ]);
  deepEqual(partsOf(cookies?.device.set("a.b", 1_000))[0], "__Host-small-talk-device=a.b");
});

Deno.test("cookies on the machine itself have plain names", () => {
  for (const url of ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:1"]) {
    deepEqual(partsOf(authorCookies(url)?.session.set("value", 60_000)), [
      "small-talk=value",
      "HttpOnly",
      "Max-Age=60",
      "Path=/",
      "SameSite=Strict",
    ]);
  }
});

Deno.test("there are no cookies over any other http", () => {
  for (
    const url of ["http://talk.example", "http://192.168.0.5:8080", "http://localhost.example"]
  ) {
    equal(authorCookies(url), undefined, url);
  }
});

Deno.test("a cookie is read by its own name only", () => {
  const session: Cookie | undefined = authorCookies("https://talk.example")?.session;
  const read = (cookie: string) => session?.read(headersOf(cookie));
  equal(read("a=b; __Host-small-talk=value; c=d"), "value");
  equal(read("small-talk=value"), undefined);
  equal(read("__Host-small-talk-device=value"), undefined);
  equal(read("x__Host-small-talk=value"), undefined);
  equal(session?.read(new Headers()), undefined);
});

Deno.test("a cookie is taken away by one that is over", () => {
  const cleared = authorCookies("https://talk.example")?.session.clear();
  deepEqual(partsOf(cleared).slice(0, 3), ["__Host-small-talk=", "HttpOnly", "Max-Age=0"]);
});

Deno.test("a secret counts only from the server's own pages", () => {
  const policy = { own: ["https://talk.example"], allowed: ["https://blog.example"] };
  const cookies = authorCookies("https://talk.example");
  const secretOf = (origin?: string) => {
    const headers = headersOf("__Host-small-talk=value");
    if (origin !== undefined) headers.set("origin", origin);
    return ownPageSecret(headers, { policy, cookies });
  };
  equal(secretOf("https://talk.example"), "value");
  equal(secretOf("https://blog.example"), undefined);
  equal(secretOf("null"), undefined);
  equal(secretOf(), undefined);
  const own = new Headers({ origin: "https://talk.example" });
  equal(ownPageSecret(own, { policy, cookies: undefined }), undefined);
});
