import { deepEqual, equal, match } from "node:assert/strict";
import { telegramName } from "../../../../../server/chat/notification/author/channel_sender.ts";
import { isSigned } from "../../../../helper/hook_receiver.ts";
import { ITEM, notice } from "../../../../helper/notice.ts";
import { toldBy } from "../../../../helper/told_by.ts";

const TOKEN = `123456:${"a".repeat(30)}`;

Deno.test("a notice goes to each kind of channel in its form", async () => {
  const { desk, book, sender, posts } = await toldBy();
  const url = "https://hooks.example/x";
  const { secret = "" } = await desk.add("a", { kind: "webhook", url });
  await desk.add("a", { kind: "slack", url });
  await desk.add("a", { kind: "discord", url });
  for (const channel of book.of("a").channels) {
    deepEqual(await sender.send(channel, notice()), {
      kind: "sent",
      channel: channel.id,
      code: 200,
    });
  }
  const [hook, slack, discord] = posts.map((post) => ({
    ...post,
    path: "",
    headers: new Headers(post.headers),
  }));
  equal(hook !== undefined && isSigned(hook, secret), true);
  equal(typeof JSON.parse(slack?.body ?? "").text, "string");
  equal(typeof JSON.parse(discord?.body ?? "").content, "string");
});

Deno.test("a mail leads back to its conversation, unless it is about several", async () => {
  const { sender, mails, answers } = await toldBy();
  const channel = {
    id: "c",
    kind: "mail",
    target: "kim@example.com",
    since: 0,
    enabled: true,
  } as const;
  await sender.send(channel, notice());
  const [, token = ""] = /^reply\+([0-9a-f]{32})@reply\.test$/.exec(mails[0]?.replyTo ?? "") ?? [];
  const ticket = await answers.find(token);
  deepEqual([ticket?.author, ticket?.channel, ticket?.room, ticket?.message], [
    "a",
    "c",
    ITEM.room,
    ITEM.id,
  ]);
  await sender.send(channel, notice({ kind: "digest" }));
  equal(mails[1]?.replyTo, undefined);
});

Deno.test("a message of a bot is known by its number, so that it can be answered", async () => {
  const { desk, book, sender, posts, answers } = await toldBy();
  const { channel } = await desk.add("a", { kind: "telegram", token: TOKEN, chat: "42" });
  await desk.confirm("a", channel.id, /\d{6}/.exec(posts[0]?.body ?? "")?.[0] ?? "");
  const [kept] = book.of("a").channels;
  if (kept === undefined) throw new Error("no channel");
  await sender.send(kept, notice());
  match(posts.at(-1)?.url ?? "", /\/sendMessage$/);
  equal((await answers.find(telegramName(channel.id, 7)))?.message, ITEM.id);
  equal(await answers.find(telegramName("other", 7)), undefined);
});

Deno.test("where Telegram cannot call, its messages say that answers go nowhere", async () => {
  const { desk, book, sender, posts } = await toldBy("http://localhost:8080");
  await desk.add("a", { kind: "telegram", token: TOKEN, chat: "42" });
  const [kept] = book.of("a").channels;
  if (kept === undefined) throw new Error("no channel");
  await sender.send(kept, notice());
  match(JSON.parse(posts.at(-1)?.body ?? "").text, /go nowhere/);
});

Deno.test("a bot of which no answer comes back says so, in a group and where Telegram was not reached", async () => {
  for (const [chat, status] of [["-42", 200], ["42", 400]] as const) {
    const { desk, book, sender, posts, answers, answerWith } = await toldBy();
    const { channel } = await desk.add("a", { kind: "telegram", token: TOKEN, chat });
    answerWith({ post: { kind: "answered", status, body: "{}" } });
    await desk.confirm("a", channel.id, /\d{6}/.exec(posts[0]?.body ?? "")?.[0] ?? "");
    answerWith({ post: { kind: "answered", status: 200, body: '{"result":{"message_id":7}}' } });
    const [kept] = book.of("a").channels;
    if (kept === undefined) throw new Error("no channel");
    await sender.send(kept, notice());
    match(JSON.parse(posts.at(-1)?.body ?? "").text, /go nowhere/);
    equal(await answers.find(telegramName(channel.id, 7)), undefined);
  }
});
