/**
 * Where authors keep passkeys, choose another password, and prove again who they are.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { PasskeyList } from "../../../shared/chat/passkey.ts";
import type { Clock } from "../../../shared/clock.ts";
import { assertConfirmed } from "../../chat/author/confirmation.ts";
import type { SignedIn } from "../../chat/author/author_session.ts";
import type { OwnAccount, PasswordChange, Proof } from "../../chat/author/own_account.ts";
import type { NewCredential, Passkeys } from "../../chat/author/passkeys.ts";
import type { Guesser } from "../../chat/author/sign_in_limit.ts";
import type { SessionGuard } from "../request/author_guard.ts";
import { newCredential, usedCredential } from "./credential_body.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface PasskeyRoutesOptions {
  readonly passkeys: Passkeys;
  readonly ownAccount: OwnAccount;
  readonly signedIn: SessionGuard;
  readonly clock: Pick<Clock, "now">;
  /** Who guesses, as limits know them. */
  readonly guesserOf: (context: Context) => Guesser;
}

const nameBody: v.GenericSchema<unknown, { name: string }> = v.object({ name: v.string() });
const newBody: v.GenericSchema<unknown, { name: string; credential: NewCredential }> = v.object({
  name: v.string(),
  credential: newCredential,
});
const passwordBody: v.GenericSchema<unknown, PasswordChange> = v.object({
  old: v.exactOptional(v.string()),
  password: v.string(),
});
const proofBody: v.GenericSchema<unknown, Proof> = v.union([
  v.object({ password: v.string() }),
  v.object({ credential: usedCredential }),
]);

/**
 * For authors and moderators, from the server's own pages:
 *
 * - `GET /api/passkeys`: one's own, a `PasskeyList`.
 * - `POST /api/passkeys/challenge`: what a browser needs to make one.
 * - `POST /api/passkeys {name, credential}`: keeps it; 201 and a `PasskeyInfo`.
 * - `PATCH /api/passkeys/{passkey} {name}`: calls it otherwise; `PasskeyInfo`.
 * - `DELETE /api/passkeys/{passkey}`: forgets it; 204.
 * - `PUT /api/authors/me/password {old?, password}`: another password; 204.
 * - `GET /api/session/confirm`: whether nothing asks for proof now; 204, or `confirm-needed`.
 * - `POST /api/session/confirm/challenge`: what a browser needs to use a passkey.
 * - `POST /api/session/confirm {password} | {credential}`: proves again who one is; 204.
 */
export function createPasskeyRoutes(options: PasskeyRoutesOptions): Hono {
  const { passkeys, ownAccount, signedIn, clock, guesserOf } = options;

  /** Who has proved it lately: a new way in outlives the session that made it. */
  async function confirmed({ req }: Context): Promise<SignedIn> {
    const me = await signedIn(req.raw);
    assertConfirmed(me, clock.now());
    return me;
  }

  return new Hono()
    .onError(answerRefused)
    .get("/api/passkeys", async (c) => {
      const { author: { id } } = await signedIn(c.req.raw);
      const host = passkeys.party?.id;
      return c.json(
        {
          passkeys: await passkeys.list(id),
          ...host !== undefined && { host },
          password: await ownAccount.hasPassword(id),
        } satisfies PasskeyList,
      );
    })
    .post("/api/passkeys/challenge", async (c) => {
      const { author, sessionHash } = await confirmed(c);
      return c.json(
        await passkeys.creationOptions(author, { kind: "register", bound: sessionHash }),
      );
    })
    .post("/api/passkeys", async (c) => {
      const { sessionHash } = await confirmed(c);
      const made = await readJson(c.req.raw, newBody);
      const proved = await passkeys.proveNew(made, { kind: "register", bound: sessionHash });
      return c.json(await passkeys.keep(proved), 201);
    })
    .patch("/api/passkeys/:passkey", async (c) => {
      const { author } = await signedIn(c.req.raw);
      const { name } = await readJson(c.req.raw, nameBody);
      return c.json(await passkeys.rename(author.id, c.req.param("passkey"), name));
    })
    .delete("/api/passkeys/:passkey", async (c) => {
      const { author } = await confirmed(c);
      await passkeys.remove(author.id, c.req.param("passkey"));
      return c.body(null, 204);
    })
    .put("/api/authors/me/password", async (c) => {
      const me = await signedIn(c.req.raw);
      const change = await readJson(c.req.raw, passwordBody);
      await ownAccount.changePassword(me, change, guesserOf(c));
      return c.body(null, 204);
    })
    .get("/api/session/confirm", async (c) => {
      await confirmed(c);
      return c.body(null, 204);
    })
    .post("/api/session/confirm/challenge", async (c) => {
      const { sessionHash } = await signedIn(c.req.raw);
      return c.json(await passkeys.requestOptions({ kind: "confirm", bound: sessionHash }));
    })
    .post("/api/session/confirm", async (c) => {
      const me = await signedIn(c.req.raw);
      await ownAccount.confirm(me, await readJson(c.req.raw, proofBody), guesserOf(c));
      return c.body(null, 204);
    });
}
