/**
 * What authors are told by, over a mailer and a sender that only note what they are given.
 *
 * @module
 */
import { RemoteAnswers } from "../../server/chat/notification/answering.ts";
import { ChannelDesk } from "../../server/chat/notification/author/channel_desk.ts";
import { ChannelSender } from "../../server/chat/notification/author/channel_sender.ts";
import { NoticeBook } from "../../server/chat/notification/author/notice_book.ts";
import type { Delivery, Mail } from "../../server/chat/notification/mailer.ts";
import { Outbox } from "../../server/chat/notification/outbox.ts";
import type { WebAnswer, WebPost } from "../../server/chat/notification/web_sender.ts";
import { random, type TestChat, testChat } from "./chat.ts";

/** What is put together. */
export interface ToldBy {
  readonly chat: TestChat;
  readonly book: NoticeBook;
  readonly outbox: Outbox;
  readonly answers: RemoteAnswers;
  readonly sender: ChannelSender;
  readonly desk: ChannelDesk;
  readonly mails: Mail[];
  readonly posts: WebPost[];
  /** What is answered to what comes next. */
  answerWith(given: { mail?: Delivery; post?: WebAnswer }): void;
}

/** Puts it together; posts may go to hosts below `example`, and to Telegram. */
export async function toldBy(publicUrl = "https://talk.test"): Promise<ToldBy> {
  const chat = testChat();
  const { store, clock, keyring } = chat;
  await store.putAuthor({ id: "a", name: "Kim", passwordHash: "h", createdAt: 1 });
  const [mails, posts]: [Mail[], WebPost[]] = [[], []];
  let mailed: Delivery = { kind: "sent", code: 250 };
  let posted: WebAnswer = { kind: "answered", status: 200, body: '{"result":{"message_id":7}}' };
  const mailer = {
    send: (mail: Mail) => {
      mails.push(mail);
      return Promise.resolve(mailed);
    },
  };
  const web = {
    faultOf: (url: string) =>
      /^https:\/\/(?:[a-z.]+\.example|api\.telegram\.org)\//.test(url)
        ? undefined
        : "Nothing may be sent there.",
    post: (post: WebPost) => {
      posts.push(post);
      return Promise.resolve(posted);
    },
  };
  const notes = chat.desk.notes;
  const answers = new RemoteAnswers({ ...chat, random, notes, seen: chat.attention.seen });
  const replyDomain = "reply.test";
  const sender = new ChannelSender({
    keyring,
    clock,
    mailer,
    web,
    answers,
    replyDomain,
    publicUrl,
  });
  const book = new NoticeBook(store);
  const desk = new ChannelDesk({
    store,
    book,
    sender,
    mailer,
    web,
    keyring,
    clock,
    random,
    means: { mail: true, mailAnswers: true, hosts: [], telegramAnswers: true },
    publicUrl,
    isSite: () => true,
  });
  return {
    chat,
    book,
    outbox: new Outbox({
      store,
      clock,
      random,
      report: (fault) => {
        throw fault;
      },
    }),
    answers,
    sender,
    desk,
    mails,
    posts,
    answerWith({ mail = mailed, post = posted }) {
      [mailed, posted] = [mail, post];
    },
  };
}
