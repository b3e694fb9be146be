/**
 * What is wired where no mail is set up; the rest is seen at work (`tests/scenario/reader_mail_test.ts`).
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { Outbox } from "../../../server/chat/notification/outbox.ts";
import { wireReaderMail } from "../../../server/wiring/reader_mail_wiring.ts";
import { random, testChat } from "../../helper/chat.ts";
import { memoryLog } from "../../helper/memory_log.ts";

Deno.test("without mail nobody may ask, and what was asked before goes with its conversation", async () => {
  const chat = testChat();
  const { log } = memoryLog();
  const outbox = new Outbox({ ...chat, random, report: () => {} });
  const wired = wireReaderMail({
    ...chat,
    chat,
    random,
    log,
    config: { publicUrl: "http://talk.test" },
    notifications: { outbox, mailer: undefined },
  });
  equal(wired.follows, undefined);
  await wired.catchUp();
  wired.stop();
});
