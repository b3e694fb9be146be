/**
 * What a browser is called in a list of devices.
 *
 * @module
 */

/** The first that fits counts: most browsers name others besides themselves. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

/** A browser and where it runs, as in "Chrome · Android". */
export function deviceName(userAgent: string): string {
  const names = [BROWSERS, SYSTEMS].map((table) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1]
  );
  return names.filter((name) => name !== undefined).join(" · ") || "Browser";
}
