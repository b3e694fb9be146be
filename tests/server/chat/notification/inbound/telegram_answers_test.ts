import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import {
  TelegramAnswers,
  type TelegramUpdate,
} from "../../../../../server/chat/notification/inbound/telegram_answers.ts";
import { random, refusedAs } from "../../../../helper/chat.ts";
import { ITEM, notice } from "../../../../helper/notice.ts";
import { toldBy } from "../../../../helper/told_by.ts";

const room = roomId("/a");
const READER = { kind: "reader", id: "r".repeat(22), name: "Ada" } as const;
const TOKEN = `123456:${"a".repeat(30)}`;

async function story() {
  const parts = await toldBy();
  const { chat, desk, posts, book, sender } = parts;
  const { channel } = await desk.add("a", { kind: "telegram", token: TOKEN, chat: "42" });
  await desk.confirm("a", channel.id, /\d{6}/.exec(posts[0]?.body ?? "")?.[0] ?? "");
  const id = newId(random);
  await chat.conversation.say({ room, sender: READER }, { id, text: "Why?", question: true });
  const [kept] = book.of("a").channels;
  if (kept === undefined) throw new Error("no channel");
  await sender.send(kept, notice({ items: [{ ...ITEM, room, id }] }));
  const taking = new TelegramAnswers({
    ...parts,
    clock: chat.clock,
    publicUrl: "https://talk.test",
  });
  const take = (given: Partial<NonNullable<TelegramUpdate["message"]>> = {}) =>
    taking.take(sender.botOf(TOKEN), {
      update_id: 1,
      message: {
        message_id: 9,
        text: "Because.",
        chat: { id: 42, type: "private" },
        from: { is_bot: false },
        reply_to_message: { message_id: 7 },
        ...given,
      },
    });
  const published = async () =>
    (await chat.store.page({ room, limit: 9 })).messages.slice(1).map(({ text }) => text);
  return { ...parts, taking, take, published, channel };
}

Deno.test("a reply to what the bot said is published once, and the bot says where", async () => {
  const { take, published } = await story();
  const reply = await take();
  match(reply?.text ?? "", /^Published on “\/a”, visible to everyone\.\n\nDelete it/);
  deepEqual([reply?.method, reply?.chat_id, reply?.reply_parameters.message_id], [
    "sendMessage",
    42,
    9,
  ]);
  await take();
  deepEqual(await published(), ["Because."]);
});

Deno.test("what is no reply to what the bot said gets a line of help, and is not published", async () => {
  const { taking, take, published, sender } = await story();
  const message = { message_id: 9, text: "Hello", chat: { id: 42, type: "private" } };
  match(
    (await taking.take(sender.botOf(TOKEN), { update_id: 1, message }))?.text ?? "",
    /Nothing was published/,
  );
  match((await take({ reply_to_message: { message_id: 8 } }))?.text ?? "", /Nothing was published/);
  match((await take({ text: "  " }))?.text ?? "", /nothing written/);
  deepEqual(await published(), []);
});

Deno.test("other chats, groups and bots are not heard, and other channels are not known", async () => {
  const { taking, take, published } = await story();
  for (
    const given of [
      { chat: { id: 43, type: "private" } },
      { chat: { id: 42, type: "group" } },
      { from: { is_bot: true } },
    ]
  ) equal(await take(given), undefined, JSON.stringify(given));
  equal(await taking.take("unknown", { update_id: 1 }), undefined);
  deepEqual(await published(), []);
});

Deno.test("a remark becomes a note, and is not published", async () => {
  const { take, published, chat } = await story();
  match((await take({ text: "// ask Lee" }))?.text ?? "", /Only authors see it/);
  deepEqual(await published(), []);
  equal((await chat.desk.notes.of({ room })).length, 1);
});

Deno.test("only who shows the secret of a bot is Telegram", async () => {
  const { taking, sender } = await story();
  const bot = sender.botOf(TOKEN);
  const secret = sender.telegramSecretOf(bot);
  equal(taking.isTelegram(bot, secret), true);
  for (const shown of ["", secret.slice(1), `${secret}x`, sender.telegramSecretOf("other")]) {
    equal(taking.isTelegram(bot, shown), false);
  }
});

Deno.test("authors who share a bot each answer in their own chat", async () => {
  const { chat, desk, posts, book, sender, taking, take, published } = await story();
  await chat.store.putAuthor({ id: "b", name: "Lee", passwordHash: "h", createdAt: 2 });
  const { channel } = await desk.add("b", { kind: "telegram", token: TOKEN, chat: "43" });
  const code = /\d{6}/.exec(posts.at(-1)?.body ?? "")?.[0] ?? "";
  await desk.confirm("b", channel.id, code);
  match((await take())?.text ?? "", /^Published/);
  // A number that counts in another chat counts for nothing in this one.
  const message = {
    message_id: 9,
    text: "Because.",
    chat: { id: 43, type: "private" },
    reply_to_message: { message_id: 7 },
  };
  const reply = await taking.take(sender.botOf(TOKEN), { update_id: 2, message });
  match(reply?.text ?? "", /Nothing was published/);
  deepEqual([await published(), book.of("b").channels.length], [["Because."], 1]);
});

Deno.test("of many answers at once none is lost: Telegram is told to bring them again", async () => {
  const { take, chat } = await story();
  for (let n = 0; n < 20; n++) await take({ message_id: n, text: `${n}` });
  await rejects(take({ message_id: 20, text: "20" }), refusedAs("too-fast"));
  chat.clock.advance(10_000);
  match((await take({ message_id: 20, text: "20" }))?.text ?? "", /^Published/);
});
