/**
 * Where the author signs in and out.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { AuthorGrant } from "../../../shared/chat/event.ts";
import { Refused } from "../../../shared/refusal.ts";
import { type Account, type LinkUse, SIGN_IN } from "../../chat/author/account.ts";
import {
  type AuthorSessions,
  type OpenedSession,
  SESSION_LIFE_MS,
  type SignedIn,
} from "../../chat/author/author_session.ts";
import type { Passkeys, UsedCredential } from "../../chat/author/passkeys.ts";
import type { Guesser, SignInLimit } from "../../chat/author/sign_in_limit.ts";
import { addressGroup } from "../request/address_group.ts";
import { deviceOf } from "../request/browser_name.ts";
import type { AuthorCookies } from "../request/cookie.ts";
import { newCredential, usedCredential } from "./credential_body.ts";
import { readJson } from "../request/json_body.ts";
import { isFromOwnPage, type OriginPolicy } from "../request/origin.ts";
import { answerRefused } from "../response/refused_error.ts";

/** How long a browser is known: as long as browsers keep a cookie. */
const DEVICE_LIFE_MS = 400 * 24 * 60 * 60_000;

/** What the routes are made with. */
export interface SignInRoutesOptions {
  readonly account: Account;
  readonly passkeys: Passkeys;
  readonly sessions: AuthorSessions;
  readonly signInLimit: SignInLimit;
  readonly policy: OriginPolicy;
  /** `undefined` where no cookie is safe; then nobody signs in. */
  readonly cookies: AuthorCookies | undefined;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

const passwordBody: v.GenericSchema<unknown, { password: string; author?: string }> = v.object({
  password: v.string(),
  author: v.exactOptional(v.string()),
});
const linkBody: v.GenericSchema<unknown, LinkUse> = v.object({
  token: v.string(),
  name: v.exactOptional(v.string()),
  password: v.exactOptional(v.string()),
  passkey: v.exactOptional(v.object({ name: v.string(), credential: newCredential })),
});
const joinBody: v.GenericSchema<unknown, { token: string; name?: string }> = v.object({
  token: v.string(),
  name: v.exactOptional(v.string()),
});
const passkeyBody: v.GenericSchema<unknown, { credential: UsedCredential }> = v.object({
  credential: usedCredential,
});

/**
 * - `GET /api/session`: who is signed in, an `AuthorGrant`.
 * - `POST /api/session {password, author?}`: signs in.
 * - `POST /api/session/challenge`: what a browser needs to sign in with a passkey.
 * - `POST /api/session/passkey {credential}`: signs in with it.
 * - `DELETE /api/session`: signs out; sockets opened by the session are closed.
 * - `POST /api/link/challenge {token, name?}`: what a browser needs to make a passkey with the link.
 * - `POST /api/link {token, name?, password?, passkey?}`: signs in with a one-time link.
 *
 * Only pages of the server's own may call what changes something.
 */
export function createSignInRoutes(options: SignInRoutesOptions): Hono {
  const { account, passkeys, sessions, signInLimit, policy, addressOf } = options;

  function cookiesFor({ headers }: Request): AuthorCookies {
    if (!isFromOwnPage(headers, policy) || !isSameOrigin(headers)) {
      throw forbidden("Only the server's own pages may do that.");
    }
    if (options.cookies === undefined) {
      throw forbidden(
        "Cannot sign in over plain http: the password could be read on its way. " +
          "Put https in front and set PUBLIC_URL to that address.",
      );
    }
    return options.cookies;
  }

  function guesserOf(c: Context): Guesser {
    const { device } = cookiesFor(c.req.raw);
    const address = addressGroup(addressOf(c));
    return { address, device: device.read(c.req.raw.headers) };
  }

  async function signedIn(c: Context, opened: OpenedSession): Promise<Response> {
    const { session, device } = cookiesFor(c.req.raw);
    const { headers } = c.req.raw;
    const before = session.read(headers);
    if (before !== undefined) await sessions.end(before);
    const knownDevice = signInLimit.knownDevice(device.read(headers), opened.author.id);
    c.header("set-cookie", session.set(opened.secret, SESSION_LIFE_MS), { append: true });
    c.header("set-cookie", device.set(knownDevice, DEVICE_LIFE_MS), { append: true });
    return c.json(grantOf(opened));
  }

  return new Hono()
    .onError(answerRefused)
    .get("/api/session", async (c) => {
      const { headers } = c.req.raw;
      // To read, browsers name no origin on the server's own pages.
      const own = isSameOrigin(headers) &&
        (!headers.has("origin") || isFromOwnPage(headers, policy));
      const secret = own ? options.cookies?.session.read(headers) : undefined;
      const found = await sessions.find(secret ?? "");
      if (found === undefined) {
        throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
      }
      return c.json(grantOf(found));
    })
    .post("/api/session", async (c) => {
      const guesser = guesserOf(c);
      const { password, author } = await readJson(c.req.raw, passwordBody);
      const device = deviceOf(c.req.raw.headers);
      return await signedIn(c, await account.signIn(password, guesser, author, device));
    })
    .post("/api/session/challenge", async (c) => {
      cookiesFor(c.req.raw);
      return c.json(await passkeys.requestOptions(SIGN_IN));
    })
    .post("/api/session/passkey", async (c) => {
      const guesser = guesserOf(c);
      const { credential } = await readJson(c.req.raw, passkeyBody);
      const device = deviceOf(c.req.raw.headers);
      return await signedIn(c, await account.signInWithPasskey(credential, guesser, device));
    })
    .delete("/api/session", async (c) => {
      const { session } = cookiesFor(c.req.raw);
      const secret = session.read(c.req.raw.headers);
      if (secret !== undefined) await sessions.end(secret);
      return c.body(null, 204, { "set-cookie": session.clear() });
    })
    .post("/api/link", async (c) => {
      cookiesFor(c.req.raw);
      const use = await readJson(c.req.raw, linkBody);
      return await signedIn(c, await account.useLink(use, deviceOf(c.req.raw.headers)));
    })
    .post("/api/link/challenge", async (c) => {
      cookiesFor(c.req.raw);
      const { token, name } = await readJson(c.req.raw, joinBody);
      return c.json(await account.passkeyForLink(token, name));
    });
}

function grantOf({ author, role, expiresAt }: SignedIn): AuthorGrant {
  return { author, role, expiresAt };
}

/** What the browser itself says about where a request comes from, where it says so. */
function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

function forbidden(message: string): Refused {
  return new Refused({ code: "forbidden", message });
}
