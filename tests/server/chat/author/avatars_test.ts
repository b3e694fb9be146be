import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { refusedAs, testChat } from "../../../helper/chat.ts";
import { bytesOf, jpeg, png, webp } from "../../../helper/picture.ts";

const publicUrl = "http://localhost:8080";

async function setUp() {
  const chat = testChat();
  await chat.account.ensurePassword("correct horse");
  const { author } = await chat.account.signIn("correct horse", { address: "home" });
  return { ...chat, author };
}

/** The name at the end of a path. */
const nameOf = (path = "") => path.split("/").at(-1) ?? "";

Deno.test("an author's picture is at a path made from it, and comes with what they say", async () => {
  const { avatars, author, account, authors } = await setUp();
  const bytes = png(64, 64);
  const { avatar } = await avatars.put(author, { type: "image/png", bytes });
  match(avatar ?? "", /^\/avatars\/[0-9a-f]{32}\.png$/);
  deepEqual(await avatars.get(nameOf(avatar)), { type: "image/png", bytes });
  equal((await account.signIn("correct horse", { address: "home" })).author.avatar, avatar);
  equal((await authors.list())[0]?.avatar, avatar);
});

Deno.test("a picture that is replaced or taken away is gone, unless another author has it", async () => {
  const { avatars, author, authors } = await setUp();
  const { author: second } = await authors.invite(author, { name: "Second", publicUrl });
  const other = { kind: "author", id: second.id, name: "" } as const;
  const first = await avatars.put(author, { type: "image/jpeg", bytes: jpeg(9, 9) });
  await avatars.put(other, { type: "image/jpeg", bytes: jpeg(9, 9) });
  const next = await avatars.put(author, { type: "image/webp", bytes: webp(9, 9) });
  equal((await avatars.get(nameOf(first.avatar)))?.type, "image/jpeg");
  await avatars.remove(other);
  equal(await avatars.get(nameOf(first.avatar)), undefined);
  await avatars.put(author, { type: "image/webp", bytes: webp(9, 9) });
  equal((await avatars.get(nameOf(next.avatar)))?.type, "image/webp");
  await avatars.remove(author);
  await avatars.remove(author);
  equal(await avatars.get(nameOf(next.avatar)), undefined);
  equal((await authors.list())[0]?.avatar, undefined);
});

Deno.test("the picture of a removed author is gone, also one that was on its way", async () => {
  const { avatars, author, authors } = await setUp();
  const { author: second } = await authors.invite(author, { name: "Second", publicUrl });
  const other = { kind: "author", id: second.id, name: "" } as const;
  const { avatar } = await avatars.put(other, { type: "image/png", bytes: png(9, 9) });
  await authors.remove(author, second.id);
  equal(await avatars.get(nameOf(avatar)), undefined);
  await rejects(
    avatars.put(other, { type: "image/png", bytes: png(9, 9) }),
    refusedAs("not-found"),
  );
  equal(await avatars.get(nameOf(avatar)), undefined);
});

Deno.test("what is no picture, another kind than it says, or too large is refused", async () => {
  const { avatars, author, authors } = await setUp();
  const large = new Uint8Array(65_537);
  large.set(png(9, 9));
  const unfit: [type: string, bytes: Uint8Array<ArrayBuffer>][] = [
    ["image/svg+xml", bytesOf("<svg/>")],
    ["image/png", bytesOf("<svg/>")],
    ["image/png", jpeg(9, 9)],
    ["image/jpg", jpeg(9, 9)],
    ["", png(9, 9)],
    ["text/html", png(9, 9)],
    ["image/png", bytesOf()],
    ["image/png", png(513, 9)],
    ["image/png", png(9, 513)],
    ["image/png", png(0, 9)],
    ["image/webp", webp(16_384, 16_384)],
    ["image/png", large],
  ];
  for (const [type, bytes] of unfit) {
    await rejects(avatars.put(author, { type, bytes }), refusedAs("invalid-body"), type);
  }
  equal((await authors.list())[0]?.avatar, undefined);
  equal((await avatars.put(author, { type: "image/png", bytes: png(512, 512) })).role, "owner");
});

Deno.test("a name nobody made is no picture's", async () => {
  const { avatars, author, store } = await setUp();
  await store.avatars.put("secret.png", png(1, 1));
  await avatars.put(author, { type: "image/png", bytes: png(1, 1) });
  for (const name of ["secret.png", "", "..", "x".repeat(32) + ".png", "0".repeat(32) + ".svg"]) {
    equal(await avatars.get(name), undefined, name);
  }
});
