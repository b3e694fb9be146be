import { equal } from "node:assert/strict";
import { readConfig } from "../../server/config.ts";
import { createNotifications } from "../../server/notification_wiring.ts";
import { MemoryStore } from "../../server/storage/memory/memory_store.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { random } from "../helper/chat.ts";
import { memoryLog } from "../helper/memory_log.ts";

function notifications(env: Record<string, string>) {
  const config = readConfig((name) => env[name]);
  const clock = new VirtualClock();
  const store = new MemoryStore({ random });
  return { clock, ...createNotifications({ config, store, clock, random, log: memoryLog().log }) };
}

Deno.test("without settings there is no mailer, and no timer runs", async () => {
  const { clock, outbox, mailer } = notifications({});
  outbox.start();
  await outbox.settled();
  equal(mailer, undefined);
  equal(clock.pending, 0);
  await outbox.stop();
});

Deno.test("mail is sent where the settings say how", () => {
  const { mailer } = notifications({
    SMTP_URL: "smtp://localhost:1?tls=off",
    MAIL_FROM: "talk@example.com",
  });
  equal(typeof mailer?.send, "function");
});
