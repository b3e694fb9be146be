/**
 * Firefox, driven over WebDriver BiDi.
 *
 * @module
 */
import puppeteer from "puppeteer-core";
import { findProgram, notFound } from "./find_program.ts";
import type { OtherBrowser, OtherPage } from "./other_browser.ts";

const NAMES = ["firefox-esr", "firefox"];
const VARIABLE = "FIREFOX_PATH";

/** Firefox, if it is there. */
export const FIREFOX: OtherBrowser = {
  name: "Firefox",
  missing: () =>
    findProgram(NAMES, VARIABLE) === undefined ? notFound("Firefox", NAMES, VARIABLE) : undefined,
  open: openFirefox,
};

async function openFirefox(): Promise<OtherPage> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findProgram(NAMES, VARIABLE) ?? "",
    extraPrefsFirefox: { "intl.accept_languages": "en" },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  return {
    async go(url) {
      await page.goto(url);
    },
    value: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    click: (x, y) => page.mouse.click(x, y),
    async type(text) {
      for (const part of text.split(/(\n)/)) {
        if (part === "\n") await page.keyboard.press("Enter");
        else await page.keyboard.type(part);
      }
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
    },
  };
}
