import { deepEqual, equal, match, notEqual, ok, throws } from "node:assert/strict";
import fc from "fast-check";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import { READER_TOKEN_LIFE_MS, ReaderTokens } from "../../../../server/chat/reader/reader_token.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { random, refusedAs, START_MS } from "../../../helper/chat.ts";

const keyring = newKeyring(random);

function tokensAt(clock = new VirtualClock(START_MS), ids = ["default", "aside"]): ReaderTokens {
  return new ReaderTokens({ keyring, clock, random, sites: { has: (id) => ids.includes(id) } });
}

Deno.test("a reader's token names the reader it was issued to", () => {
  const tokens = tokensAt();
  const { token, reader, expiresAt } = tokens.issue();
  match(token, /^[A-Za-z0-9_.-]+$/);
  deepEqual(tokens.read(token), { sender: reader, site: "default", expiresAt });
  equal(reader.kind, "reader");
  notEqual(tokens.issue().reader.id, reader.id);
});

Deno.test("a reader's token counts for 90 days and not a moment longer", () => {
  const clock = new VirtualClock(START_MS);
  const tokens = tokensAt(clock);
  const { token, expiresAt } = tokens.issue();
  equal(expiresAt, START_MS + READER_TOKEN_LIFE_MS);
  clock.advance(READER_TOKEN_LIFE_MS - 1);
  tokens.read(token);
  clock.advance(1);
  throws(() => tokens.read(token), refusedAs("token-invalid"));
  throws(() => tokens.renew(token), refusedAs("token-invalid"));
});

Deno.test("a renewed token is for the same reader and counts longer", () => {
  const clock = new VirtualClock(START_MS);
  const tokens = tokensAt(clock);
  const first = tokens.issue();
  clock.advance(1_000);
  const second = tokens.renew(first.token);
  deepEqual(second.reader, first.reader);
  equal(second.expiresAt, first.expiresAt + 1_000);
});

Deno.test("a token is of one site, and is renewed for no other", () => {
  const tokens = tokensAt();
  const { token, site } = tokens.issue("aside");
  equal(site, "aside");
  equal(tokens.read(token).site, "aside");
  equal(tokens.renew(token).site, "aside");
  equal(tokens.renew(token, "aside").site, "aside");
  throws(() => tokens.renew(token, "default"), refusedAs("token-invalid"));
});

Deno.test("a token of a site that is gone counts no more", () => {
  const { token } = tokensAt().issue("aside");
  const later = tokensAt(undefined, ["default"]);
  throws(() => later.read(token), refusedAs("token-invalid"));
  throws(() => later.renew(token), refusedAs("token-invalid"));
});

Deno.test("of 100,000 changed tokens none is accepted", () => {
  const tokens = tokensAt();
  const { token } = tokens.issue();
  const bytes = new TextEncoder().encode(token);
  const latin1 = new TextDecoder("latin1");
  const mutation = fc.array(
    fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })),
    { minLength: 1, maxLength: 3 },
  );
  let changed = 0;
  let accepted = 0;
  for (const changes of fc.sample(mutation, 100_000)) {
    const other = bytes.slice();
    for (const [at, mask] of changes) other[at] = (other[at] ?? 0) ^ mask;
    const text = latin1.decode(other);
    if (text === token) continue;
    changed++;
    try {
      tokens.read(text);
      accepted++;
    } catch (error) {
      if (!refusedAs("token-invalid")(error)) throw error;
    }
  }
  ok(changed > 99_000);
  equal(accepted, 0);
});
