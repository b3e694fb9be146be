import { deepEqual, equal } from "node:assert/strict";
import { CHANNEL_KINDS, type NoticeMeans } from "../../../../../shared/chat/notice.ts";
import { en } from "../../../../../widget/console/settings/notifications/en.ts";
import {
  isPossible,
  missingFor,
  unlistedHost,
} from "../../../../../widget/console/settings/notifications/means.ts";

const NOTHING: NoticeMeans = { mail: false, mailAnswers: false, hosts: [], telegramAnswers: false };

Deno.test("what is set up can be added, and of the rest it is said what is missing", () => {
  const means = { ...NOTHING, mail: true, hosts: ["hooks.slack.com"] };
  deepEqual(CHANNEL_KINDS.filter((kind) => isPossible(kind, means)), ["mail", "slack", "webhook"]);
  deepEqual(CHANNEL_KINDS.filter((kind) => isPossible(kind, NOTHING)), []);
  equal(missingFor("mail", means, en), undefined);
  equal(missingFor("telegram", means, en), "Telegram: add api.telegram.org to WEBHOOK_HOSTS");
  equal(missingFor("mail", NOTHING, en), "e-mail needs SMTP_URL and MAIL_FROM");
});

Deno.test("an address is of a listed host, with its port, or of none", () => {
  const means = { ...NOTHING, hosts: ["a.example", "b.example:8443", "c.example:443"] };
  for (const address of ["https://a.example/x", "https://b.example:8443/", "https://c.example/"]) {
    equal(unlistedHost(address, means), undefined, address);
  }
  equal(unlistedHost("https://a.example:8443/", means), "a.example:8443");
  equal(unlistedHost("https://b.example/", means), "b.example");
  equal(unlistedHost("nonsense", means), "nonsense");
});
