/**
 * How an answer is shown to a reader as a notification, and where it leads.
 *
 * @module
 */
import type { AnswerNotice } from "../../shared/chat/push.ts";
import type { NoticeOptions } from "../console/worker/worker_scope.ts";

const ICON = "/icons/console-192.png";
const BADGE = "/icons/badge-96.png";

/** A notification; of one that cannot be read, that there is something. */
export function answerView(
  notice: AnswerNotice | undefined,
): { readonly title: string; readonly options: NoticeOptions & { readonly dir?: "ltr" | "rtl" } } {
  if (notice === undefined) return { title: "smallTalk", options: { tag: "answer", icon: ICON } };
  const { title, body, tag, lang, dir, url } = notice;
  return { title, options: { body, tag, lang, dir, icon: ICON, badge: BADGE, data: url } };
}

/** The post a notification leads to: an address of the web, and nothing else. */
export function postOf(data: unknown): string | undefined {
  const url = typeof data === "string" ? URL.parse(data) : null;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : undefined;
}
