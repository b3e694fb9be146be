/**
 * Whether mail can be handed in.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { judgeLook, mail } from "../../../../../server/task/doctor/check/mail.ts";
import { Probe } from "../../../../../server/task/doctor/probe.ts";
import { readConfig } from "../../../../../server/setting/config.ts";
import { systemClock } from "../../../../../server/messaging/mod.ts";
import { random } from "../../../../helper/chat.ts";
import { levels } from "../../../../helper/examined.ts";
import { smtpReceiver } from "../../../../helper/smtp_receiver.ts";
import { freePort } from "../../../../helper/started.ts";

function probe(port: number | string | undefined, mailTo?: string): Probe {
  const env: Readonly<Record<string, string>> = port === undefined ? {} : {
    SMTP_URL: `smtp://localhost:${port}?tls=off`,
    MAIL_FROM: "talk@example.com",
  };
  return new Probe({
    config: readConfig((name) => env[name]),
    url: "http://localhost:1",
    keyring: undefined,
    clock: systemClock,
    random,
    idleMs: 1,
    streamMs: 1,
    ...mailTo !== undefined && { mailTo },
  });
}

Deno.test("doctor sees that mail could be sent, and sends one only to whom it is told", async () => {
  const receiver = await smtpReceiver();
  try {
    deepEqual(levels(await mail.run(probe(receiver.port))), ["ok Mail"]);
    const sent = await mail.run(probe(receiver.port, "kim@example.com"));
    deepEqual(levels(sent), ["ok Mail", "ok Trial mail"]);
    // The first that arrives at all.
    const { to, mail: { subject } } = await receiver.next();
    deepEqual([to, subject], [["kim@example.com"], "A trial of smallTalk"]);
  } finally {
    await receiver.close();
  }
});

Deno.test("doctor says that mail is not set up, or that nobody takes it", async () => {
  deepEqual(levels(await mail.run(probe(undefined))), ["left Mail"]);
  const [gone, ...more] = await mail.run(probe(freePort(), "kim@example.com"));
  deepEqual(more, []);
  match(gone?.seen ?? "", /does not answer as a mail server/);
});

Deno.test("what a mail server refuses names the part of the setting to correct", () => {
  const target = { host: "smtp.example", port: 465, tls: "always", user: "kim" } as const;
  const of = (reason: string) => judgeLook({ kind: "later", reason }, target);
  match(of("EAUTH").remedy[0] ?? "", /SMTP_URL; .* percent-encoded/);
  match(of("ETLS").remedy[0] ?? "", /^smtp:\/\/ instead of smtps:\/\//);
  equal(judgeLook({ kind: "sent" }, target).level, "ok");
});
