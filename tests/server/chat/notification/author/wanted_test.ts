import { deepEqual } from "node:assert/strict";
import type { NoticeChoice } from "../../../../../shared/chat/notice.ts";
import { DEFAULT_SETTINGS } from "../../../../../server/chat/notification/author/notice_record.ts";
import type { NoticeReason } from "../../../../../server/chat/notification/author/notice.ts";
import { choiceFor, isWanted } from "../../../../../server/chat/notification/author/wanted.ts";

const REASONS: readonly NoticeReason[] = ["question", "message", "whisper", "held", "assigned"];

function wanted(choice: NoticeChoice, isMine: boolean): readonly NoticeReason[] {
  const settings = { ...DEFAULT_SETTINGS, choice };
  return REASONS.filter((reason) => isWanted(settings, { site: "default", reason, isMine }));
}

Deno.test("an author is told of all, of what asks for an answer, of what is theirs, or of nothing", () => {
  deepEqual(wanted("all", false), REASONS);
  deepEqual(wanted("questions", false), ["question", "whisper", "held", "assigned"]);
  deepEqual(wanted("questions", true), REASONS);
  deepEqual(wanted("mine", false), ["assigned"]);
  deepEqual(wanted("mine", true), REASONS);
  deepEqual(wanted("none", true), []);
});

Deno.test("what an author chose for one site counts there alone, whatever the site is called", () => {
  const settings = { ...DEFAULT_SETTINGS, sites: { blog: "none" as const } };
  deepEqual(
    ["blog", "default", "constructor", "__proto__"].map((site) => choiceFor(settings, site)),
    [
      "none",
      "all",
      "all",
      "all",
    ],
  );
});
