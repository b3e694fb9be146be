/**
 * How an author is told, in the states it can be in, for the looks of the console.
 *
 * @module
 */
import type { Page } from "playwright-core";
import type { NoticeState } from "../../../shared/chat/notice.ts";
import { siteWith } from "../../helper/site_policy.ts";
import { type Answers, SIGNED_IN } from "./desk.ts";
import { AUTHOR, NOW } from "./state.ts";

const LONG = `${"a-very-long-name.".repeat(4)}example`;

/** Where nothing is set up, and nothing chosen. */
export const NOT_TOLD: NoticeState = {
  settings: {
    choice: "all",
    sites: {},
    digest: "off",
    timeZone: "UTC",
    withText: true,
    language: "en",
  },
  channels: [],
  means: { mail: false, mailAnswers: false, hosts: [], telegramAnswers: false },
  deliveries: [],
};

/** Where all is, and much was sent. */
export const TOLD: NoticeState = {
  settings: { ...NOT_TOLD.settings, quiet: { from: 1_320, to: 420 }, sites: { aside: "none" } },
  channels: [
    { id: "mail", kind: "mail", target: "kim@author.example", enabled: true },
    { id: "slack", kind: "slack", target: "hooks.slack.com", enabled: false },
    { id: "hook", kind: "webhook", target: LONG, enabled: true },
    {
      id: "bot",
      kind: "telegram",
      target: "42",
      enabled: true,
      unconfirmed: true,
    },
  ],
  means: {
    mail: true,
    mailAnswers: true,
    hosts: ["hooks.slack.com", "api.telegram.org", "localhost:9000"],
    telegramAnswers: true,
  },
  deliveries: [
    { at: NOW, channel: "mail", outcome: "sent", code: 250, durationMs: 812, attempt: 1 },
    { at: NOW - 60_000, channel: "hook", outcome: "later", code: 503, durationMs: 90, attempt: 2 },
    {
      at: NOW - 90_000,
      channel: "push-x",
      outcome: "refused",
      code: 403,
      durationMs: 33,
      attempt: 1,
    },
    { at: NOW - 9e8, channel: "was", outcome: "dead", durationMs: 15_000, attempt: 9 },
  ],
};

/** What the server answers to an owner of two blogs. */
export function noticeAnswers(state: NoticeState): Answers {
  return {
    ...SIGNED_IN,
    "GET /api/authors": [200, { authors: [{ ...AUTHOR, role: "owner", owner: true }] }],
    "GET /api/sites": [200, {
      sites: [siteWith("default", { title: "A blog" }), siteWith("aside", { title: "" })].map((
        site,
      ) => ({ ...site, version: "1" })),
      fixed: [],
      given: [],
    }],
    "GET /api/notifications": [200, state],
  };
}

/** By name. */
export const NOTICE_STATES = {
  "notifications, several ways": {
    essential: true,
    hash: "#settings/notifications",
    answers: noticeAnswers(TOLD),
    act: (page: Page) => page.getByText("Failed, will be tried again").waitFor(),
  },
  "notifications, nothing set up, korean": {
    hash: "#settings/notifications",
    locale: "ko-KR",
    answers: noticeAnswers(NOT_TOLD),
    act: (page: Page) => page.getByText("아직 알림을 받는 곳이 없어요").waitFor(),
  },
  "notifications, an address that does not fit": {
    hash: "#settings/notifications",
    answers: noticeAnswers(TOLD),
    act: async (page: Page) => {
      await page.getByRole("button", { name: "Add a webhook" }).click();
      await page.getByLabel("Address of the webhook").fill("https://elsewhere.example/x");
      await page.keyboard.press("Enter");
      await page.getByText("may not send to elsewhere.example").waitFor();
    },
  },
};
