/**
 * A notice in the forms of Slack, Discord and Telegram. What people wrote is never markup there, calls
 * nobody, and shows no picture of an address.
 *
 * @module
 */
import type { Notice } from "../notice.ts";
import { answerHint, paragraphsOf, type TextForm } from "../notice_text.ts";
import { noticeWords } from "../notice_words.ts";

/** Slack takes more, and nobody reads it. */
const SLACK: TextForm = { textLength: 1_000, quote: "> ", escape: escapeForSlack };
/** A message of Discord has 2,000 characters at most. */
const DISCORD: TextForm = { textLength: 280, quote: "> ", escape: escapeForDiscord };
const MAX_DISCORD_LENGTH = 2_000;
/** A message of Telegram has 4,096 at most. */
const TELEGRAM: TextForm = { textLength: 700, quote: "" };
const MAX_TELEGRAM_LENGTH = 4_000;

/** The body for an incoming webhook of Slack. */
export function slackBody(notice: Notice): object {
  const words = noticeWords(notice.language);
  const text = [
    ...paragraphsOf(notice, SLACK),
    `<${notice.url}|${words.open}>`,
    `_${words.oneWay}_`,
  ].join("\n\n");
  return { text, unfurl_links: false, unfurl_media: false };
}

/** The body for a webhook of Discord. */
export function discordBody(notice: Notice): object {
  const words = noticeWords(notice.language);
  const end = `\n\n<${notice.url}>\n-# ${words.oneWay}`;
  const content = withEnd(paragraphsOf(notice, DISCORD), end, MAX_DISCORD_LENGTH);
  // 4: no pictures of addresses. Nobody is called, whatever stands in the text.
  return { content, flags: 4, allowed_mentions: { parse: [] } };
}

/** The body for `sendMessage` of Telegram's bots: plain text. */
export function telegramBody(notice: Notice, chat: string, mayAnswer: boolean): object {
  const words = noticeWords(notice.language);
  const hint = mayAnswer ? answerHint(notice) : undefined;
  const hints = hint === undefined ? [words.oneWay] : [hint, words.noteHint];
  const end = `\n\n${notice.url}\n\n${hints.join("\n")}`;
  const text = withEnd(paragraphsOf(notice, TELEGRAM), end, MAX_TELEGRAM_LENGTH);
  return { chat_id: chat, text, link_preview_options: { is_disabled: true } };
}

/** As many paragraphs as there is room for, then the end. */
function withEnd(paragraphs: readonly string[], end: string, length: number): string {
  let text = "";
  for (const paragraph of paragraphs) {
    const next = text === "" ? paragraph : `${text}\n\n${paragraph}`;
    if (next.length + end.length > length) break;
    text = next;
  }
  return text + end;
}

/** What Slack takes for markup: three characters make addresses and calls, some others emphasis. */
function escapeForSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replace(/[*_~`]/g, "$&\u200b");
}

/** A backslash before whatever Discord takes for markup. */
function escapeForDiscord(text: string): string {
  return text.replace(/[\\*_~`|>#\-<@:[\]()]/g, "\\$&");
}
