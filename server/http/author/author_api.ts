/**
 * The part of the API that is about authors themselves, put together.
 *
 * @module
 */
import type { Context, Hono } from "hono";
import type { Clock } from "../../../shared/clock.ts";
import type { Chat } from "../../chat/chat.ts";
import { addressGroup } from "../request/address_group.ts";
import { createAuditRoutes } from "./audit_routes.ts";
import {
  authorGuard,
  type AuthorGuardOptions,
  confirmedGuard,
  sessionGuard,
} from "../request/author_guard.ts";
import { createSignInRoutes } from "./sign_in_routes.ts";
import { createPeopleRoutes } from "./people_routes.ts";
import { createAvatarRoutes, createPictureRoute } from "./avatar_routes.ts";
import { createPasskeyRoutes } from "./passkey_routes.ts";
import { createSessionRoutes } from "./session_routes.ts";

/** What the routes are made with. */
export interface AuthorApiOptions {
  readonly chat: Chat;
  readonly clock: Clock;
  readonly guarding: AuthorGuardOptions;
  /** Where authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  /** The address of the client. */
  readonly addressOf: (context: Context) => string;
}

/** Every call about authors. */
export function createAuthorApi(
  { chat, clock, guarding, publicUrl, addressOf }: AuthorApiOptions,
): Hono {
  const { policy, cookies } = guarding;
  const signedIn = sessionGuard(guarding);
  const confirmed = confirmedGuard({ ...guarding, clock });
  const guesserOf = (c: Context) => ({
    address: addressGroup(addressOf(c)),
    device: cookies?.device.read(c.req.raw.headers),
  });
  return createSignInRoutes({ ...chat, policy, cookies, addressOf })
    .route("/", createSessionRoutes({ ...chat, signedIn }))
    .route("/", createPasskeyRoutes({ ...chat, signedIn, clock, guesserOf }))
    .route("/", createPeopleRoutes({ ...chat, policy, signedIn, confirmed, publicUrl }))
    .route("/", createAvatarRoutes({ ...chat, signedIn }))
    .route("/", createAuditRoutes({ ...chat, authorOf: authorGuard(guarding) }))
    .route("/", createPictureRoute(chat));
}
