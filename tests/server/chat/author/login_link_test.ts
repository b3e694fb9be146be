import { equal, match, notEqual } from "node:assert/strict";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import {
  createLoginLink,
  LOGIN_LINK_LIFE_MS,
  readLoginLink,
} from "../../../../server/chat/author/login_link.ts";
import { signToken } from "../../../../server/chat/token/signed_token.ts";
import { random, START_MS, testChat } from "../../../helper/chat.ts";

const keyring = newKeyring(random);
const clock = { now: () => START_MS };
const publicUrl = "http://localhost:8080";

const tokenOf = (link: string) => new URL(link).hash.replace("#link=", "");

Deno.test("login link opens the console, with its token where no server sees it", () => {
  const link = createLoginLink({ publicUrl, keyring, clock, random });
  match(link, /^http:\/\/localhost:8080\/console#link=[A-Za-z0-9_.-]+$/);
  notEqual(createLoginLink({ publicUrl, keyring, clock, random }), link);
});

Deno.test("login link counts for an hour", () => {
  const token = tokenOf(createLoginLink({ publicUrl, keyring, clock, random }));
  equal(readLoginLink(token, { keyring, now: START_MS })?.expiresAt, START_MS + LOGIN_LINK_LIFE_MS);
  equal(readLoginLink(token, { keyring, now: START_MS + LOGIN_LINK_LIFE_MS }), undefined);
});

Deno.test("a token made for something else is no login link", () => {
  const { readerTokens, keyring, signInLimit } = testChat();
  const now = START_MS;
  equal(readLoginLink(readerTokens.issue().token, { keyring, now }), undefined);
  equal(readLoginLink(signInLimit.knownDevice(undefined, "owner"), { keyring, now }), undefined);
  equal(readLoginLink(signToken(["link", "nonce"], keyring), { keyring, now }), undefined);
  equal(readLoginLink(signToken(["link", "nonce", "soon"], keyring), { keyring, now }), undefined);
});

Deno.test("login link may be for an author, and says so in what is signed", () => {
  const whose = { author: "second", nonce: "n", lifeMs: 5_000 };
  const token = tokenOf(createLoginLink({ publicUrl, keyring, clock, random, whose }));
  equal(readLoginLink(token, { keyring, now: START_MS })?.author, "second");
  const other = token.replace(".second.", ".owner.");
  notEqual(other, token);
  equal(readLoginLink(other, { keyring, now: START_MS }), undefined);
  equal(readLoginLink(token.replace(".second.", "."), { keyring, now: START_MS }), undefined);
});
