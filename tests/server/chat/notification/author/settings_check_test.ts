import { deepEqual, throws } from "node:assert/strict";
import type { NoticeSettings } from "../../../../../shared/chat/notice.ts";
import { DEFAULT_SETTINGS } from "../../../../../server/chat/notification/author/notice_record.ts";
import { checkedSettings } from "../../../../../server/chat/notification/author/settings_check.ts";
import { refusedAs } from "../../../../helper/chat.ts";

const isSite = (id: string) => id === "blog";

Deno.test("settings that make sense are taken, and nothing besides", () => {
  const settings: NoticeSettings = {
    ...DEFAULT_SETTINGS,
    sites: { blog: "mine" },
    quiet: { from: 0, to: 1439 },
    timeZone: "Asia/Seoul",
  };
  deepEqual(checkedSettings({ ...settings, ...{ more: 1 } }, isSite), settings);
});

Deno.test("settings that make no sense are refused", () => {
  for (
    const wrong of [
      { choice: "some" },
      { sites: { blog: "some" } },
      { sites: { other: "all" } },
      { digest: "weekly" },
      { language: "de" },
      { timeZone: "Mars/Olympus" },
      { timeZone: "x".repeat(100) },
      { quiet: { from: -1, to: 5 } },
      { quiet: { from: 0, to: 1440 } },
    ]
  ) {
    const settings = { ...DEFAULT_SETTINGS, ...wrong } as NoticeSettings;
    throws(
      () => checkedSettings(settings, isSite),
      refusedAs("invalid-body"),
      JSON.stringify(wrong),
    );
  }
});
