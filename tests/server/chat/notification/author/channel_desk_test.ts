import { deepEqual, equal, match, rejects } from "node:assert/strict";
import {
  CODE_LIFE_MS,
  MAX_CHANNELS,
} from "../../../../../server/chat/notification/author/channel_desk.ts";
import { DEFAULT_SETTINGS } from "../../../../../server/chat/notification/author/notice_record.ts";
import { refusedAs } from "../../../../helper/chat.ts";
import { toldBy } from "../../../../helper/told_by.ts";

const MAIL = { kind: "mail", address: "kim@example.com" } as const;
const TOKEN = `123456:${"a".repeat(30)}`;
const codeIn = (text: string) => /\d{6}/.exec(text)?.[0] ?? "";

Deno.test("an address is told by once its owner has entered the code that went there", async () => {
  const { desk, book, mails } = await toldBy();
  const { channel } = await desk.add("a", MAIL);
  equal(channel.unconfirmed, true);
  deepEqual(book.tellable(), []);
  const code = codeIn(mails[0]?.text ?? "");
  equal(JSON.stringify(book.of("a")).includes(code), false);
  await rejects(desk.test("a", channel.id), refusedAs("invalid-body"));
  const wrong = code === "000000" ? "000001" : "000000";
  await rejects(desk.confirm("a", channel.id, wrong), refusedAs("invalid-body"));
  deepEqual(await desk.confirm("a", channel.id, ` ${code} `), {
    id: channel.id,
    kind: "mail",
    target: "kim@example.com",
    enabled: true,
  });
  deepEqual(book.tellable(), ["a"]);
});

Deno.test("a code cannot be guessed, and counts for a quarter of an hour", async () => {
  const { desk, mails, chat } = await toldBy();
  const { channel } = await desk.add("a", MAIL);
  const code = codeIn(mails[0]?.text ?? "");
  for (let n = 0; n < 5; n++) {
    await rejects(desk.confirm("a", channel.id, "nothing"), refusedAs("invalid-body"));
  }
  await rejects(desk.confirm("a", channel.id, code), refusedAs("invalid-body"));
  const other = await desk.add("a", MAIL);
  chat.clock.advance(CODE_LIFE_MS);
  const late = codeIn(mails[1]?.text ?? "");
  await rejects(desk.confirm("a", other.channel.id, late), refusedAs("invalid-body"));
});

Deno.test("nothing is kept of an address that takes no code, and codes are not sent often", async () => {
  const { desk, book, answerWith } = await toldBy();
  answerWith({ mail: { kind: "refused", reason: "no" } });
  await rejects(desk.add("a", MAIL), refusedAs("invalid-body"));
  deepEqual(book.of("a").channels, []);
  for (let n = 0; n < 4; n++) {
    const other = { ...MAIL, address: `${n}@example.com` };
    await rejects(desk.add("a", other), refusedAs("invalid-body"));
  }
  await rejects(desk.add("a", { ...MAIL, address: "5@example.com" }), refusedAs("too-fast"));
});

Deno.test("no mailbox gets many codes, whoever asks and however it is written", async () => {
  const { desk, mails, chat } = await toldBy();
  const ways = ["kim@gmail.com", "K.im@Gmail.com", "kim+1@googlemail.com", "kim@gmail.com"];
  for (const [n, address] of ways.entries()) {
    const added = desk.add(`author ${n}`, { kind: "mail", address });
    if (n < 3) await added;
    else await rejects(added, refusedAs("too-fast"));
  }
  equal(mails.length, 3);
  chat.clock.advance(60 * 60_000);
  await desk.add("author 4", { kind: "mail", address: "kim@gmail.com" });
});

Deno.test("of a bot in a group nobody expects answers, so Telegram brings none", async () => {
  const { desk, posts } = await toldBy();
  const { channel } = await desk.add("a", { kind: "telegram", token: TOKEN, chat: "-100" });
  await desk.confirm("a", channel.id, codeIn(posts[0]?.body ?? ""));
  deepEqual(posts.map(({ url }) => url.split("/").at(-1)), ["sendMessage"]);
});

Deno.test("a bot is told by once its chat has brought the code, and brings answers from then on", async () => {
  const { desk, posts, book, sender } = await toldBy();
  const { channel } = await desk.add("a", { kind: "telegram", token: TOKEN, chat: "42" });
  const sent = JSON.parse(posts[0]?.body ?? "");
  deepEqual([posts[0]?.url, sent.chat_id], [
    `https://api.telegram.org/bot${TOKEN}/sendMessage`,
    "42",
  ]);
  await desk.confirm("a", channel.id, codeIn(sent.text));
  const hook = JSON.parse(posts[1]?.body ?? "");
  match(posts[1]?.url ?? "", /\/setWebhook$/);
  equal(hook.url, `https://talk.test/api/inbound/telegram/${sender.botOf(TOKEN)}`);
  match(hook.secret_token, /^[A-Za-z0-9_-]{43}$/);
  equal(JSON.stringify(book.of("a")).includes(TOKEN), false);
});

Deno.test("a secret is shown once, and no address of a webhook ever again", async () => {
  const { desk, book } = await toldBy();
  const url = "https://hooks.example/secret/path";
  const { channel, secret = "" } = await desk.add("a", { kind: "webhook", url });
  match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const slack = await desk.add("a", { kind: "slack", url });
  equal(slack.secret, undefined);
  equal(channel.target, "hooks.example");
  const seen = JSON.stringify([await desk.state("a"), book.of("a")]);
  for (const part of [secret, secret.slice(6), "/secret/path"]) equal(seen.includes(part), false);
});

Deno.test("what is unfit, or of a host nobody has allowed, is refused when it is added", async () => {
  const { desk } = await toldBy();
  for (
    const unfit of [
      { kind: "mail", address: "kim" },
      { kind: "mail", address: "a@example.com, b@example.com" },
      { kind: "slack", url: "https://elsewhere.test/" },
      { kind: "webhook", url: "not an address" },
      { kind: "discord", url: `https://hooks.example/${"x".repeat(2_000)}` },
      { kind: "telegram", token: "token", chat: "1" },
      { kind: "telegram", token: TOKEN, chat: "@name" },
    ] as const
  ) await rejects(desk.add("a", unfit), refusedAs("invalid-body"), JSON.stringify(unfit));
});

Deno.test("an author has so many channels, switches them off, and removes them; each their own", async () => {
  const { desk, chat, book } = await toldBy();
  const ids: string[] = [];
  for (let n = 0; n < MAX_CHANNELS; n++) {
    const { channel } = await desk.add("a", { kind: "slack", url: "https://hooks.example/" });
    ids.push(channel.id);
    chat.clock.advance(60_000);
  }
  await rejects(
    desk.add("a", { kind: "slack", url: "https://hooks.example/" }),
    refusedAs("invalid-body"),
  );
  const [id = ""] = ids;
  equal((await desk.enable("a", id, false)).enabled, false);
  const before = book.of("a").channels[0]?.since ?? 0;
  chat.clock.advance(60_000);
  await desk.enable("a", id, true);
  equal((book.of("a").channels[0]?.since ?? 0) > before, true);
  await rejects(desk.enable("b", id, false), refusedAs("not-found"));
  await rejects(desk.remove("b", id), refusedAs("not-found"));
  await desk.remove("a", id);
  await rejects(desk.remove("a", id), refusedAs("not-found"));
  equal((await desk.state("a")).channels.length, MAX_CHANNELS - 1);
});

Deno.test("a test says what became of it, and settings are kept", async () => {
  const { desk, answerWith, posts } = await toldBy();
  const { channel } = await desk.add("a", { kind: "discord", url: "https://hooks.example/x" });
  deepEqual(await desk.test("a", channel.id), { outcome: "sent", code: 200 });
  match(posts[0]?.body ?? "", /This is a test/);
  answerWith({ post: { kind: "answered", status: 404, body: "" } });
  deepEqual(await desk.test("a", channel.id), { outcome: "refused", code: 404 });
  answerWith({ post: { kind: "unreachable", reason: "x" } });
  deepEqual(await desk.test("a", channel.id), { outcome: "later" });
  const settings = { ...DEFAULT_SETTINGS, digest: "daily" } as const;
  await desk.settle("a", settings);
  deepEqual((await desk.state("a")).settings, settings);
});
