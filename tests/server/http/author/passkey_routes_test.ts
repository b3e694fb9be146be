/**
 * The calls about one's own way in: passkeys, the password, and proving again who one is.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { CONFIRMATION_LIFE_MS } from "../../../../server/chat/author/confirmation.ts";
import { createAuthorApi } from "../../../../server/http/author/author_api.ts";
import { authorCookies } from "../../../../server/http/request/cookie.ts";
import { isPasskeyInfo, isPasskeyList } from "../../../../shared/chat/passkey.ts";
import { testChat } from "../../../helper/chat.ts";
import { type Forgery, SoftwareAuthenticator } from "../../../helper/software_authenticator.ts";

const OWN = "https://talk.example";
const PASSWORD = "correct horse";

async function setUp() {
  const chat = testChat({ publicUrl: OWN });
  await chat.account.ensurePassword(PASSWORD);
  const cookies = authorCookies(OWN);
  const policy = { own: [OWN], allowed: [] };
  const guarding = { sessions: chat.sessions, policy, cookies };
  const routes = createAuthorApi({
    chat,
    clock: chat.clock,
    guarding,
    publicUrl: OWN,
    addressOf: () => "192.0.2.1",
  });
  const jar = new Map<string, string>();
  const call = async (method: string, path: string, body?: object, headers = {}) => {
    const cookie = Array.from(jar, ([name, value]) => `${name}=${value}`).join("; ");
    const response = await routes.request(path, {
      method,
      headers: { origin: OWN, "content-type": "application/json", cookie, ...headers },
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const signIn = () => call("POST", "/api/session", { password: PASSWORD });
  const register = async (forged: Forgery = {}) => {
    const device = await SoftwareAuthenticator.make(OWN);
    const { body: asked } = await call("POST", "/api/passkeys/challenge");
    const credential = await device.create(asked, forged);
    return { device, answer: await call("POST", "/api/passkeys", { name: "Laptop", credential }) };
  };
  return { chat, call, signIn, register, forget: () => jar.clear() };
}

Deno.test("a passkey is made, listed, renamed, signed in with, and removed", async () => {
  const { call, signIn, register, forget } = await setUp();
  await signIn();
  deepEqual((await call("GET", "/api/passkeys")).body, {
    passkeys: [],
    host: "talk.example",
    password: true,
  });
  const { device, answer } = await register();
  deepEqual([answer.status, isPasskeyInfo(answer.body)], [201, true]);
  const list = await call("GET", "/api/passkeys");
  equal(isPasskeyList(list.body), true);
  equal((await call("PATCH", `/api/passkeys/${device.id}`, { name: "Phone" })).body.name, "Phone");

  forget();
  const { body: asked } = await call("POST", "/api/session/challenge");
  const signed = await call("POST", "/api/session/passkey", {
    credential: await device.get(asked),
  });
  deepEqual([signed.status, signed.body.role], [200, "owner"]);
  equal((await call("GET", "/api/session")).status, 200);
  equal((await call("DELETE", `/api/passkeys/${device.id}`)).status, 204);
  equal((await call("DELETE", `/api/passkeys/${device.id}`)).status, 404);
});

Deno.test("wrong origins, replays and challenges of other sessions are refused by their code", async () => {
  const { call, signIn, register, forget } = await setUp();
  await signIn();
  equal((await register({ origin: "https://evil.example" })).answer.body.code, "passkey-wrong");
  const { device } = await register();
  const { body: mine } = await call("POST", "/api/session/confirm/challenge");
  const ask = async () => (await call("POST", "/api/session/challenge")).body;
  const credential = await device.get(await ask());
  equal((await call("POST", "/api/session/passkey", { credential })).status, 200);
  const again = await call("POST", "/api/session/passkey", { credential });
  deepEqual([again.status, again.body.code], [401, "passkey-wrong"]);
  // It was made for the session before.
  const confirm = { credential: await device.get(mine) };
  equal((await call("POST", "/api/session/confirm", confirm)).body.code, "passkey-wrong");
  forget();
  equal((await call("POST", "/api/session/confirm", confirm)).status, 401);
  const foreign = { origin: "https://evil.example" };
  equal((await call("POST", "/api/session/challenge", undefined, foreign)).status, 403);
});

Deno.test("guesses with passkeys are as few as with passwords", async () => {
  const { call, signIn, register, forget } = await setUp();
  await signIn();
  const { device } = await register();
  forget();
  const codes: string[] = [];
  for (let n = 0; n < 8; n++) {
    const { body: asked } = await call("POST", "/api/session/challenge");
    const credential = await device.get(asked, { tamper: true });
    codes.push((await call("POST", "/api/session/passkey", { credential })).body.code);
  }
  deepEqual(codes, [...Array(5).fill("passkey-wrong"), ...Array(3).fill("too-fast")]);
});

Deno.test("a new way in, and what cannot be undone, asks for proof again after ten minutes", async () => {
  const { chat, call, signIn, register } = await setUp();
  await signIn();
  const { device } = await register();
  chat.clock.advance(CONFIRMATION_LIFE_MS);
  for (
    const [method, path, body] of [
      ["GET", "/api/session/confirm", undefined],
      ["POST", "/api/passkeys/challenge", undefined],
      ["POST", "/api/passkeys", { name: "x", credential: {} }],
      ["DELETE", `/api/passkeys/${device.id}`, undefined],
      ["POST", "/api/authors", { name: "Second" }],
      ["POST", "/api/authors/x/link", undefined],
      ["PUT", "/api/authors/x/role", { role: "author" }],
      ["POST", "/api/authors/x/owner", undefined],
      ["DELETE", "/api/authors/x", undefined],
    ] as const
  ) {
    const { status, body: refusal } = await call(method, path, body);
    deepEqual([status, refusal.code], [403, "confirm-needed"], `${method} ${path}`);
  }
  const { body: asked } = await call("POST", "/api/session/confirm/challenge");
  const proof = { credential: await device.get(asked) };
  equal((await call("POST", "/api/session/confirm", proof)).status, 204);
  equal((await call("GET", "/api/session/confirm")).status, 204);
  equal((await call("POST", "/api/authors", { name: "Second" })).status, 201);
  chat.clock.advance(CONFIRMATION_LIFE_MS);
  equal((await call("POST", "/api/session/confirm", { password: PASSWORD })).status, 204);
  equal((await call("DELETE", `/api/passkeys/${device.id}`)).status, 204);
});

Deno.test("the password is changed with the old one", async () => {
  const { call, signIn, forget } = await setUp();
  await signIn();
  const wrong = { old: "wrong", password: "battery staple" };
  equal((await call("PUT", "/api/authors/me/password", wrong)).body.code, "password-wrong");
  const change = { old: PASSWORD, password: "battery staple" };
  equal((await call("PUT", "/api/authors/me/password", change)).status, 204);
  forget();
  equal((await signIn()).status, 401);
  equal((await call("POST", "/api/session", { password: "battery staple" })).status, 200);
});

Deno.test("sessions say with what they were opened", async () => {
  const { call } = await setUp();
  const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  await call("POST", "/api/session", { password: PASSWORD }, { "user-agent": agent });
  const { body } = await call("GET", "/api/sessions");
  const [{ browser, system, current }] = body.sessions;
  deepEqual([browser, system, current], ["Firefox", "Linux", true]);
});
