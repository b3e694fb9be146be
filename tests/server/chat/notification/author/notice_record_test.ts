import { deepEqual, equal } from "node:assert/strict";
import {
  type Channel,
  infoOf,
  isInUse,
} from "../../../../../server/chat/notification/author/notice_record.ts";

const CHANNEL: Channel = {
  id: "c",
  kind: "slack",
  target: "hooks.slack.com",
  since: 1,
  enabled: true,
  sealed: "sealed",
};

Deno.test("an author sees of a channel where it leads, and no secret of it", () => {
  deepEqual(infoOf(CHANNEL), { id: "c", kind: "slack", target: "hooks.slack.com", enabled: true });
});

Deno.test("a channel that is off, or waits for its code, is not in use", () => {
  const code = { hash: "h", expiresAt: 1, tries: 1 };
  deepEqual([CHANNEL, { ...CHANNEL, enabled: false }, { ...CHANNEL, code }].map(isInUse), [
    true,
    false,
    false,
  ]);
  equal(infoOf({ ...CHANNEL, code }).unconfirmed, true);
});
