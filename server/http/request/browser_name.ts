/**
 * Which browser and system a request comes from, in two words, so that authors know their own sessions
 * again. Nothing is decided by it, and no more is kept.
 *
 * @module
 */
import type { SessionDevice } from "../../chat/author/author_session.ts";

/** The first that fits counts: many say they are others, too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bWhale\//, "Whale"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** What its `User-Agent` says; nothing of what it does not say. */
export function deviceOf(headers: Headers): SessionDevice {
  // Longer ones are no browser's.
  const agent = (headers.get("user-agent") ?? "").slice(0, 512);
  const [browser, system] = [BROWSERS, SYSTEMS].map((names) =>
    names.find(([pattern]) => pattern.test(agent))?.[1]
  );
  return { ...browser !== undefined && { browser }, ...system !== undefined && { system } };
}
