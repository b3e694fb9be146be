import { deepEqual, equal, match, notEqual } from "node:assert/strict";
import { createLoginLink } from "../../../../server/chat/author/login_link.ts";
import { createSignInRoutes } from "../../../../server/http/author/sign_in_routes.ts";
import { authorCookies } from "../../../../server/http/request/cookie.ts";
import type { AuthorGrant } from "../../../../shared/chat/event.ts";
import { isAuthorGrant } from "../../../../shared/chat/event.ts";
import type { Refusal } from "../../../../shared/refusal.ts";
import { random, testChat } from "../../../helper/chat.ts";

const OWN = "https://talk.example";
const PASSWORD = "correct horse";

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function setUp(publicUrl = OWN) {
  const chat = testChat();
  let address = "192.0.2.1";
  const routes = createSignInRoutes({
    ...chat,
    policy: { own: [publicUrl], allowed: ["https://blog.example"] },
    cookies: authorCookies(publicUrl),
    addressOf: () => address,
  });
  /** What a browser would send along. */
  const jar = new Map<string, string>();
  async function call(path: string, { method = "GET", body, headers }: Call = {}) {
    const response = await routes.request(path, {
      method,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(method !== "GET" && { origin: publicUrl, "sec-fetch-site": "same-origin" }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), response };
  }
  return {
    ...chat,
    jar,
    from: (next: string) => address = next,
    call,
    signIn: (password = PASSWORD) => call("/api/session", { method: "POST", body: { password } }),
    signOut: () => call("/api/session", { method: "DELETE" }),
    linkToken() {
      const link = createLoginLink({ ...chat, publicUrl, random });
      return new URL(link).hash.replace("#link=", "");
    },
  };
}

Deno.test("the first link makes the owner, who is signed in from then on", async () => {
  const { call, linkToken, jar } = setUp();
  equal((await call("/api/session")).status, 401);
  const body = { token: linkToken(), name: "Me", password: PASSWORD };
  const first = await call("/api/link", { method: "POST", body });
  equal(first.status, 200);
  equal(isAuthorGrant(first.body), true);
  deepEqual([...jar.keys()], ["__Host-small-talk", "__Host-small-talk-device"]);
  deepEqual((await call("/api/session")).body, first.body);

  const second = await call("/api/link", { method: "POST", body });
  equal(second.status, 401);
  equal((second.body as Refusal).code, "link-invalid");
});

Deno.test("a link without name and password says that they are missing, the first time only", async () => {
  const { call, linkToken } = setUp();
  const token = linkToken();
  const missing = await call("/api/link", { method: "POST", body: { token } });
  deepEqual([missing.status, (missing.body as Refusal).code], [400, "invalid-body"]);
  const body = { token, name: "Me", password: PASSWORD };
  equal((await call("/api/link", { method: "POST", body })).status, 200);
  const later = await call("/api/link", { method: "POST", body: { token: linkToken() } });
  equal((later.body as AuthorGrant).author.name, "Me");
});

Deno.test("a password signs in, each time under a new secret", async () => {
  const { account, sessions, signIn, jar, signOut } = setUp();
  await account.ensurePassword(PASSWORD);
  jar.set("__Host-small-talk", "A".repeat(43));
  const { status, body } = await signIn();
  deepEqual([status, isAuthorGrant(body)], [200, true]);
  const first = jar.get("__Host-small-talk") ?? "";
  notEqual(first, "A".repeat(43));
  await signIn();
  const second = jar.get("__Host-small-talk") ?? "";
  notEqual(second, first);
  equal(await sessions.find(first), undefined);
  notEqual(await sessions.find(second), undefined);
  await signOut();
});

Deno.test("signing out ends the session at once and takes the cookie away", async () => {
  const { account, sessions, signIn, signOut, jar, call } = setUp();
  await account.ensurePassword(PASSWORD);
  await signIn();
  const secret = jar.get("__Host-small-talk") ?? "";
  let ended = 0;
  sessions.onEnded(() => ended++);
  const { status } = await signOut();
  deepEqual([status, jar.has("__Host-small-talk"), ended], [204, false, 1]);
  jar.set("__Host-small-talk", secret);
  const { status: later, body } = await call("/api/session");
  deepEqual([later, (body as Refusal).code], [401, "signed-out"]);
  jar.clear();
  equal((await signOut()).status, 204);
});

Deno.test("cookies are for http alone, this host alone, and expire", async () => {
  const { account, signIn } = setUp();
  await account.ensurePassword(PASSWORD);
  const [session, device] = (await signIn()).response.headers.getSetCookie();
  for (const line of [session, device]) {
    match(line ?? "", /^__Host-/);
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]) {
      equal(line?.split("; ").includes(attribute), true, attribute);
    }
    equal(/domain=/i.test(line ?? ""), false);
  }
  match(session ?? "", /Max-Age=2592000/);
});

Deno.test("a wrong password is refused, then for a while any, but not on a known browser", async () => {
  const { account, signIn, signOut, jar, from, clock } = setUp();
  await account.ensurePassword(PASSWORD);
  await signIn();
  await signOut();
  const device = jar.get("__Host-small-talk-device") ?? "";
  jar.clear();
  for (let time = 0; time < 5; time++) {
    const { status, body } = await signIn("wrong password");
    deepEqual([status, (body as Refusal).code], [401, "password-wrong"]);
  }
  const { status, body, response } = await signIn();
  deepEqual([status, (body as Refusal).code], [429, "too-fast"]);
  notEqual(response.headers.get("retry-after"), null);
  for (let host = 2; host < 100; host++) {
    from(`192.0.2.${host}`);
    await signIn("wrong password");
  }
  from("198.51.100.1");
  equal((await signIn()).status, 429);
  jar.set("__Host-small-talk-device", device);
  equal((await signIn()).status, 200);
  jar.clear();
  clock.advance(10 * 60_000);
  equal((await signIn()).status, 200);
});

Deno.test("no page but the server's own can sign in, out, or use a link", async () => {
  const { account, call, linkToken, signIn, sessions, jar } = setUp();
  await account.ensurePassword(PASSWORD);
  await signIn();
  const secret = jar.get("__Host-small-talk") ?? "";
  const foreign: Record<string, string>[] = [
    { origin: "https://blog.example" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "" },
    { origin: "http://talk.example" },
    { origin: "https://talk.example:444" },
    { origin: "https://TALK.example" },
    { origin: "https://talk.example." },
    { origin: "https://talk.example.evil.example" },
    { origin: "https://evil-talk.example" },
    { origin: "https://talk.example/" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none, cross-site" },
  ];
  const changes: [path: string, method: string, body: unknown][] = [
    ["/api/session", "POST", { password: PASSWORD }],
    ["/api/session", "DELETE", undefined],
    ["/api/link", "POST", { token: linkToken() }],
  ];
  let refused = 0;
  for (const headers of foreign) {
    for (const [path, method, body] of changes) {
      const { status, response } = await call(path, { method, body, headers });
      equal(status, 403, JSON.stringify({ headers, path }));
      deepEqual(response.headers.getSetCookie(), []);
      refused++;
    }
  }
  equal(refused, 42);
  notEqual(await sessions.find(secret), undefined);
});

Deno.test("no form of another site can be sent, whatever it claims to be", async () => {
  const { account, call } = setUp();
  await account.ensurePassword(PASSWORD);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const headers = { "content-type": type };
    const body = { password: PASSWORD };
    equal((await call("/api/session", { method: "POST", body, headers })).status, 400, type);
  }
});

Deno.test("no other page learns who is signed in", async () => {
  const { account, call, signIn } = setUp();
  await account.ensurePassword(PASSWORD);
  await signIn();
  equal((await call("/api/session", { headers: { "sec-fetch-site": "none" } })).status, 200);
  const foreign: Record<string, string>[] = [
    { origin: "https://blog.example" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) equal((await call("/api/session", { headers })).status, 401);
});

Deno.test("over plain http nobody signs in, and the answer says why", async () => {
  const { call, linkToken } = setUp("http://192.168.0.5:8080");
  const body = { token: linkToken(), name: "Me", password: PASSWORD };
  const refused = await call("/api/link", { method: "POST", body });
  equal(refused.status, 403);
  match((refused.body as Refusal).message, /plain http.*PUBLIC_URL/);
  equal((await call("/api/session")).status, 401);
});

Deno.test("neither answers nor refusals repeat a password, a secret or a token", async () => {
  const { call, linkToken, signIn, account, jar } = setUp();
  await account.ensurePassword(PASSWORD);
  const token = linkToken();
  const answers = [
    await signIn("a wrong password"),
    await signIn(),
    await call("/api/link", { method: "POST", body: { token } }),
    await call("/api/link", { method: "POST", body: { token } }),
    await call("/api/session", { method: "POST", body: { password: 12345 } }),
    await call("/api/session"),
  ];
  const said = JSON.stringify(answers.map(({ body }) => body));
  for (const secret of [PASSWORD, "a wrong password", token, ...jar.values(), "12345"]) {
    equal(said.includes(secret), false);
  }
});
