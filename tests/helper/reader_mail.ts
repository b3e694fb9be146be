/**
 * A chat in memory whose readers are told by mail, for tests. The mails go into a list.
 *
 * @module
 */
import type { Delivery, Mail } from "../../server/chat/notification/mailer.ts";
import { Outbox } from "../../server/chat/notification/outbox.ts";
import { sendFollows } from "../../server/chat/notification/reader/follow_sending.ts";
import {
  type FollowWish,
  MailFollows,
} from "../../server/chat/notification/reader/mail_follows.ts";
import type { NewMessage } from "../../server/storage/store.ts";
import { random, testChat } from "./chat.ts";
import { ROOM, say } from "./new_message.ts";

/** The author of {@linkcode mailedChat}. */
export const ANSWERER = { kind: "author", id: "owner", name: "Lee" } as const;
const PAGE = { title: "The margin", url: "http://blog.test/posts/first" };

/** Chat, wishes and mails. */
export function mailedChat() {
  const chat = testChat();
  const { store, clock, keyring } = chat;
  const mails: Mail[] = [];
  let delivery: Delivery = { kind: "sent", code: 250 };
  const faults: unknown[] = [];
  const outbox = new Outbox({ store, clock, random, report: (fault) => faults.push(fault) });
  const follows = new MailFollows({
    ...chat,
    outbox,
    random,
    report: (fault) => faults.push(fault),
  });
  const mailer = {
    send: (mail: Mail) => {
      mails.push(mail);
      return Promise.resolve(delivery);
    },
  };
  sendFollows({ ...chat, outbox, mailer, keyring, publicUrl: "http://talk.test" });
  outbox.start();
  chat.erasures.onErased((event) => void follows.erased(event));
  const heard: Promise<void>[] = [];
  const stop = store.follow((committed) => heard.push(follows.hear(committed)));
  const reader = chat.readerTokens.read(chat.readerTokens.issue().token);

  /** Waits until all is sent that is due now. */
  async function settled(): Promise<void> {
    await Promise.all(heard.splice(0));
    await outbox.settled();
  }
  return {
    ...chat,
    follows,
    mails,
    faults,
    reader,
    settled,
    /** Until it is stopped, wishes hear what is said. */
    heard: { stop },
    /** What becomes of mails from now on. */
    deliver: (next: Delivery) => void (delivery = next),
    /** Sends what is due after so long. */
    async later(ms: number): Promise<void> {
      await settled();
      clock.advance(ms);
      await settled();
    },
    /** The reader says something, in the open or as a whisper. */
    async asks(part: Partial<NewMessage> = {}): Promise<NewMessage> {
      const message = say("Why?", { from: reader.sender, page: PAGE, question: true, ...part });
      await store.append(message);
      return message;
    },
    /** The author says something. */
    async says(part: Partial<NewMessage> = {}): Promise<NewMessage> {
      const message = say("Because.", { from: ANSWERER, at: clock.now(), ...part });
      await store.append(message);
      return message;
    },
    /** The reader wants to be told. */
    wishes: (part: Partial<FollowWish> = {}) =>
      follows.ask(reader, {
        room: ROOM,
        email: "kim@example.com",
        language: "en",
        withText: true,
        more: false,
        ...part,
      }),
    /** The token of the link in the newest mail. */
    token(): string {
      const [, token = ""] = /\/mail\/(?:confirm|stop)\/(\S+?)>?$/m.exec(
        mails.at(-1)?.headers?.["List-Unsubscribe"] ?? mails.at(-1)?.text ?? "",
      ) ?? [];
      return token;
    },
  };
}
