import { equal } from "node:assert/strict";
import {
  isAddedChannel,
  isChannelInfo,
  isChannelTest,
  isNoticeSettings,
  isNoticeState,
} from "../../../shared/chat/notice.ts";

const SETTINGS = {
  choice: "all",
  sites: { blog: "questions" },
  digest: "off",
  quiet: { from: 1320, to: 420 },
  timeZone: "Asia/Seoul",
  withText: true,
  language: "ko",
};
const CHANNEL = { id: "c", kind: "mail", target: "kim@example.com", enabled: true };
const STATE = {
  settings: SETTINGS,
  channels: [CHANNEL],
  means: { mail: true, mailAnswers: false, hosts: ["hooks.slack.com"], telegramAnswers: true },
  deliveries: [{ at: 1, channel: "c", outcome: "sent", code: 250, durationMs: 3, attempt: 1 }],
};

Deno.test("how an author is told has its shape, and nothing else has", () => {
  equal(isNoticeState(STATE), true);
  for (
    const other of [
      {},
      { ...STATE, settings: {} },
      { ...STATE, settings: { ...SETTINGS, sites: { blog: 1 } } },
      { ...STATE, settings: { ...SETTINGS, quiet: { from: "22:00", to: 1 } } },
      { ...STATE, channels: [{}] },
      { ...STATE, means: { ...STATE.means, hosts: [1] } },
      { ...STATE, deliveries: [{ at: 1 }] },
    ]
  ) equal(isNoticeState(other), false, JSON.stringify(other));
  equal(isNoticeSettings({ ...SETTINGS, language: undefined }), false);
});

Deno.test("a channel that was added may come with a secret, and a test with a code", () => {
  equal(isChannelInfo({ ...CHANNEL, unconfirmed: true }), true);
  equal(isChannelInfo({ ...CHANNEL, unconfirmed: false }), false);
  equal(isAddedChannel({ channel: CHANNEL, secret: "s" }), true);
  equal(isAddedChannel({ channel: CHANNEL, secret: 1 }), false);
  equal(isChannelTest({ outcome: "sent" }) && isChannelTest({ outcome: "dead", code: 500 }), true);
  equal(isChannelTest({}), false);
});
