import { deepEqual } from "node:assert/strict";
import { deviceOf } from "../../../../server/http/request/browser_name.ts";

const CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) " +
  "Chrome/140.0.0.0 Safari/537.36";
const NAMES: readonly (readonly [agent: string, browser?: string, system?: string])[] = [
  [CHROME, "Chrome", "Windows"],
  [`${CHROME} Edg/140.0.0.0`, "Edge", "Windows"],
  [`${CHROME} OPR/120.0.0.0`, "Opera", "Windows"],
  [`${CHROME} Whale/4.30`, "Whale", "Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
    "Version/18.5 Safari/605.1.15",
    "Safari",
    "macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 " +
    "(KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
    "Chrome",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) " +
    "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet",
    "Android",
  ],
  ["curl/8.5.0"],
  [""],
];

Deno.test("a browser and its system are two words, or none", () => {
  for (const [agent, browser, system] of NAMES) {
    const headers = new Headers(agent === "" ? {} : { "user-agent": agent });
    deepEqual(deviceOf(headers), {
      ...browser !== undefined && { browser },
      ...system !== undefined && { system },
    });
  }
});

Deno.test("what a browser says of itself is never repeated", () => {
  const headers = new Headers({ "user-agent": `${"x".repeat(600)} Firefox/1 <img src=x> Linux` });
  deepEqual(deviceOf(headers), {});
});
