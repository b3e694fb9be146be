import { deepEqual, equal } from "node:assert/strict";
import { type ConfigError, readConfig } from "../../../server/setting/config.ts";
import { outboundHosts } from "../../../server/setting/outbound_setting.ts";

function read(env: Record<string, string>) {
  return readConfig((name) => env[name]).outbound;
}

function smtpOf(url: string) {
  return read({ SMTP_URL: url, MAIL_FROM: "talk@example.com" }).smtp;
}

Deno.test("mail is encrypted unless the owner has said otherwise, at the port that is usual", () => {
  deepEqual(smtpOf("smtps://smtp.example"), { host: "smtp.example", port: 465, tls: "always" });
  deepEqual(smtpOf("smtp://smtp.example"), { host: "smtp.example", port: 587, tls: "upgrade" });
  deepEqual(smtpOf("smtp://localhost:2525?tls=off"), {
    host: "localhost",
    port: 2525,
    tls: "off",
  });
});

Deno.test("mail needs to know from whom it is, and answers by mail need a secret", () => {
  const faultsOf = (env: Record<string, string>): readonly string[] => {
    try {
      return [JSON.stringify(read(env))];
    } catch (error) {
      return (error as ConfigError).faults;
    }
  };
  deepEqual(faultsOf({ SMTP_URL: "smtp://smtp.example" }), [
    "Cannot send mail: set MAIL_FROM with SMTP_URL",
  ]);
  deepEqual(faultsOf({ MAIL_REPLY_DOMAIN: "reply.example.com" }), [
    "Cannot take answers by mail: set INBOUND_MAIL_SECRET with MAIL_REPLY_DOMAIN",
  ]);
});

Deno.test("a sender without a name is smallTalk", () => {
  const { mailFrom } = read({ MAIL_FROM: "talk@example.com" });
  deepEqual(mailFrom, { name: "smallTalk", address: "talk@example.com" });
});

Deno.test("without settings the server needs to reach nothing", () => {
  deepEqual(outboundHosts(read({})), []);
});

Deno.test("hosts have the port of https, those of one's own network any if none is named", () => {
  deepEqual(
    outboundHosts(read({
      SMTP_URL: "smtp://[::1]:2525?tls=off",
      MAIL_FROM: "talk@example.com",
      WEBHOOK_HOSTS: "a.example,b.example:8443,a.example",
      OUTBOUND_PRIVATE_HOSTS: "c.internal",
    })),
    ["[::1]:2525", "a.example:443", "b.example:8443", "c.internal"],
  );
  equal(smtpOf("smtp://[::1]:2525?tls=off")?.host, "::1");
});
