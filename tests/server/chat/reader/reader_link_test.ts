import { deepEqual, equal, match, notEqual, rejects, throws } from "node:assert/strict";
import { READER_LINK_LIFE_MS } from "../../../../server/chat/reader/reader_link.ts";
import { signToken } from "../../../../server/chat/token/signed_token.ts";
import { refusedAs, START_MS, testChat } from "../../../helper/chat.ts";

function setUp() {
  const chat = testChat();
  const { token } = chat.readerTokens.issue();
  return { ...chat, reader: chat.readerTokens.read(token), token };
}

Deno.test("a link makes another device the same reader, once, and the first one stays who it is", async () => {
  const { readerLinks: links, readerTokens, reader, token } = setUp();
  const link = links.create(reader);
  match(link.token, /^[A-Za-z0-9_.-]+$/);
  equal(link.expiresAt, START_MS + READER_LINK_LIFE_MS);
  const grant = await links.use(link.token);
  deepEqual([grant.reader.id, grant.site], [reader.sender.id, "default"]);
  deepEqual(readerTokens.read(grant.token).sender.id, reader.sender.id);
  await rejects(links.use(link.token), refusedAs("link-invalid"));
  equal(readerTokens.read(token).sender.id, reader.sender.id);
  notEqual(links.create(reader).token, link.token);
});

Deno.test("of many who use a link at once one is let in", async () => {
  const { readerLinks: links, reader } = setUp();
  const { token } = links.create(reader);
  const uses = await Promise.allSettled(Array.from({ length: 10 }, () => links.use(token)));
  equal(uses.filter(({ status }) => status === "fulfilled").length, 1);
});

Deno.test("a link counts for an hour, for its site, until its reader is erased", async () => {
  const { readerLinks: links, erasures, reader, clock } = setUp();
  const old = links.create(reader);
  clock.advance(READER_LINK_LIFE_MS);
  await rejects(links.use(old.token), refusedAs("link-invalid"));
  const { token } = links.create(reader);
  await rejects(links.use(token, "another"), refusedAs("link-invalid"));
  await erasures.eraseReader(reader.sender.id);
  await rejects(links.use(token, "default"), refusedAs("link-invalid"));
});

Deno.test("whoever comes back after an erasure is let in at once, and by a link of theirs", async () => {
  const { readerLinks: links, readerTokens, erasures, reader: { sender: { id }, site } } = setUp();
  await erasures.eraseReader(id);
  const back = readerTokens.read(readerTokens.grantFor({ id, site }).token);
  const { reader } = await links.use(links.create(back).token);
  equal(reader.id, id);
});

Deno.test("what is no link lets nobody in", async () => {
  const { readerLinks: links, keyring, reader, token } = setUp();
  const link = links.create(reader).token;
  const parts = link.split(".");
  const forgeries = [
    "",
    token,
    link.slice(0, -1),
    link + "A",
    parts.with(2, "A".repeat(22)).join("."),
    parts.with(4, "9999999999").join("."),
    signToken(["link", "default", reader.sender.id, "nonce", "9999999999"], keyring),
    signToken(["resume", "default", reader.sender.id, "nonce"], keyring),
    signToken(["resume", "default", reader.sender.id, "nonce", "soon"], keyring),
  ];
  for (const forgery of forgeries) {
    await rejects(links.use(forgery), refusedAs("link-invalid"), forgery);
  }
  await links.use(link);
});

Deno.test("a reader makes five links at once, then one every ten minutes", () => {
  const { readerLinks: links, readerTokens, reader, clock } = setUp();
  for (let n = 0; n < 5; n++) links.create(reader);
  throws(() => links.create(reader), refusedAs("too-fast"));
  links.create(readerTokens.read(readerTokens.issue().token));
  clock.advance(10 * 60_000);
  links.create(reader);
});
