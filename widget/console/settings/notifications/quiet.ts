/**
 * Times of a day as fields show them.
 *
 * @module
 */
import type { NoticeSettings } from "../../../../shared/chat/notice.ts";

/** When nothing is told, in minutes since midnight. */
export type Quiet = NonNullable<NoticeSettings["quiet"]>;

/** Minutes since midnight as `22:00`. */
export function showTime(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The minutes that {@linkcode showTime} shows so; `undefined` when it is no time. */
export function readTime(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
