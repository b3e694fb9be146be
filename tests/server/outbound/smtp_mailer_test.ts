import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import type { Mail } from "../../../server/chat/notification/mailer.ts";
import { SmtpMailer, type SmtpTarget } from "../../../server/outbound/smtp_mailer.ts";
import { type SmtpReceiver, smtpReceiver } from "../../helper/smtp_receiver.ts";

const MAIL: Mail = { to: "kim@example.com", subject: "A question", text: "Hello", id: "job-1" };

function mailerTo(receiver: Pick<SmtpReceiver, "port">, target: Partial<SmtpTarget> = {}) {
  return new SmtpMailer({
    target: { host: "localhost", port: receiver.port, tls: "off", ...target },
    from: { name: "smallTalk", address: "talk@example.com" },
  });
}

Deno.test("a mail arrives as it was written, in any language, and says that a machine sent it", async () => {
  const receiver = await smtpReceiver();
  try {
    const text = "한국어 and ümlaut\n.\n.. dots\n" + "long ".repeat(300) + "\nFrom here";
    const delivery = await mailerTo(receiver).send({
      ...MAIL,
      subject: "Frage zu “Körper” 질문",
      text,
      thread: "room-1",
      replyTo: "reply+TOKEN@in.example.com",
      headers: { "List-Id": "<talk.example.com>" },
    });
    deepEqual(delivery, { kind: "sent", code: 250 });
    const { from, to, mail, raw } = await receiver.next();
    deepEqual([from, to], ["talk@example.com", ["kim@example.com"]]);
    equal(mail.subject, "Frage zu “Körper” 질문");
    equal(mail.text?.trimEnd(), text);
    equal(mail.from?.name, "smallTalk");
    equal(mail.messageId, "<job-1@example.com>");
    equal(mail.references, "<thread.room-1@example.com>");
    equal(mail.replyTo?.[0]?.address, "reply+TOKEN@in.example.com");
    equal(mail.html, undefined);
    match(raw, /^Auto-Submitted: auto-generated\r$/m);
    match(raw, /^List-ID: <talk.example.com>\r$/m);
    // Nothing tells which machine this is.
    doesNotMatch(raw, new RegExp(`\\b${Deno.hostname()}\\b`));
  } finally {
    await receiver.close();
  }
});

Deno.test("nothing in a mail can add a header, or somebody who gets it", async () => {
  const receiver = await smtpReceiver();
  try {
    const mailer = mailerTo(receiver);
    const hostile: readonly Partial<Mail>[] = [
      { to: "kim@example.com, eve@example.com" },
      { to: "kim@example.com>\r\nRCPT TO:<eve@example.com" },
      { to: "Kim <kim@example.com>" },
      { to: "kim" },
      { replyTo: "a@example.com\r\nBcc: eve@example.com" },
      { id: "x\r\nBcc: eve@example.com" },
      { thread: "x>\r\nBcc: eve@example.com" },
      { headers: { "List-Id": "x\r\nBcc: eve@example.com" } },
      { headers: { "X: y\r\nBcc": "eve@example.com" } },
    ];
    for (const part of hostile) {
      equal((await mailer.send({ ...MAIL, ...part })).kind, "refused", JSON.stringify(part));
    }
    deepEqual(receiver.received, []);
    await mailer.send({ ...MAIL, subject: "x\r\nBcc: eve@example.com\u2028y" });
    const { to, mail } = await receiver.next();
    deepEqual([to, mail.bcc, mail.subject], [
      ["kim@example.com"],
      undefined,
      "x Bcc: eve@example.com y",
    ]);
  } finally {
    await receiver.close();
  }
});

Deno.test("a mail that is refused for good is so, one that is not taken now is tried again", async () => {
  const receiver = await smtpReceiver();
  const mailer = mailerTo(receiver);
  receiver.refuseWith(550);
  const refused = await mailer.send(MAIL);
  receiver.refuseWith(451);
  const later = await mailer.send(MAIL);
  await receiver.close();
  deepEqual([refused.kind, later.kind], ["refused", "later"]);
  deepEqual(["code" in refused && refused.code, "code" in later && later.code], [550, 451]);
  const unreachable = await mailer.send(MAIL);
  equal(unreachable.kind, "later");
  for (const { reason = "" } of [refused, later, unreachable] as { reason?: string }[]) {
    doesNotMatch(reason, /@/);
  }
});

Deno.test("a password is not sent in the open, unless the owner has said so", async () => {
  let credentials: unknown;
  const receiver = await smtpReceiver({
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      credentials = [username, password];
      done(null, { user: username });
    },
  });
  const user = { user: "talk", password: "secret" };
  try {
    const refused = await mailerTo(receiver, { ...user, tls: "upgrade" }).send(MAIL);
    deepEqual([refused.kind, credentials], ["later", undefined]);
    const sent = await mailerTo(receiver, user).send(MAIL);
    deepEqual([sent.kind, credentials], ["sent", ["talk", "secret"]]);
  } finally {
    await receiver.close();
  }
});

Deno.test("a server whose certificate nobody vouches for gets no mail", async () => {
  const receiver = await smtpReceiver({ secure: true, disabledCommands: [] });
  try {
    const delivery = await mailerTo(receiver, { tls: "always" }).send(MAIL);
    equal(delivery.kind, "later");
    deepEqual(receiver.received, []);
  } finally {
    await receiver.close();
  }
});

Deno.test("looking whether mail could be sent sends none, and says what is wrong", async () => {
  const receiver = await smtpReceiver();
  const mailer = mailerTo(receiver);
  deepEqual(await mailer.look(), { kind: "sent" });
  equal(receiver.received.length, 0);
  await receiver.close();
  equal((await mailer.look()).kind, "later");
});

Deno.test("a server that never ends what it says is left when time is up", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const left = (async () => {
    const connection = await listener.accept();
    const say = (line: string) => connection.write(new TextEncoder().encode(line));
    try {
      await say("220 mx.example\r\n");
      await connection.read(new Uint8Array(512));
      // One line more, and one more, as long as anybody listens.
      for (;;) {
        await say("250-mx.example\r\n");
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    } catch {
      // Nobody does.
    }
    connection.close();
    return "left";
  })();
  const mailer = new SmtpMailer({
    target: { host: "127.0.0.1", port: listener.addr.port, tls: "off" },
    from: { name: "smallTalk", address: "talk@example.com" },
    deadlineMs: 1_000,
  });
  deepEqual([await mailer.send(MAIL), await left], [
    { kind: "later", reason: "ETIMEDOUT" },
    "left",
  ]);
  listener.close();
});
