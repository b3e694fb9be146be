/**
 * The cookies of the console: they open no door from any page but the server's own.
 *
 * @module
 */
import { parse, serialize } from "hono/utils/cookie";
import { isLoopbackOrigin } from "../../chat/site/web_origin.ts";
import { isFromOwnPage, type OriginPolicy } from "./origin.ts";

/** One cookie; its value is base64url and dots. */
export interface Cookie {
  /** Its value in a request. */
  read(headers: Headers): string | undefined;
  /** The `Set-Cookie` header that sets it for `lifeMs` milliseconds. */
  set(value: string, lifeMs: number): string;
  /** The `Set-Cookie` header that takes it away. */
  clear(): string;
}

/** The console's cookies. */
export interface AuthorCookies {
  /** The secret of a session. */
  readonly session: Cookie;
  /** That the author has signed in with this browser before. */
  readonly device: Cookie;
}

/**
 * The cookies of a server that is reached at `publicUrl`: with `__Host-` and Secure over https, with
 * plain names over http on the machine itself, whose network nobody else listens to; `undefined` over
 * any other http, where browsers drop Secure cookies and everybody could read the others.
 */
export function authorCookies(publicUrl: string): AuthorCookies | undefined {
  const secure = publicUrl.startsWith("https:");
  if (!secure && !isLoopbackOrigin(publicUrl)) return undefined;
  return {
    session: cookie("small-talk", secure),
    device: cookie("small-talk-device", secure),
  };
}

/** The secret of a session, if one of the server's own pages sent it. */
export function ownPageSecret(
  headers: Headers,
  { policy, cookies }: {
    readonly policy: OriginPolicy;
    readonly cookies: AuthorCookies | undefined;
  },
): string | undefined {
  return isFromOwnPage(headers, policy) ? cookies?.session.read(headers) : undefined;
}

function cookie(plainName: string, secure: boolean): Cookie {
  const name = secure ? `__Host-${plainName}` : plainName;
  const write = (value: string, maxAgeSeconds: number) =>
    serialize(name, value, {
      path: "/",
      maxAge: maxAgeSeconds,
      secure,
      httpOnly: true,
      sameSite: "Strict",
    });
  return {
    read: (headers) => parse(headers.get("cookie") ?? "", name)[name],
    set: (value, lifeMs) => write(value, Math.floor(lifeMs / 1_000)),
    clear: () => write("", 0),
  };
}
