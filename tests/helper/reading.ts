/**
 * What readers do on a page with the widget, in stories that go the whole way.
 *
 * @module
 */
import type { Locator, Page } from "playwright-core";

/** Opens the conversation, until one can write. */
export async function open(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("textbox").waitFor();
}

/** Opens a page in another tab of the same browser, and the conversation on it. */
export async function newTab(page: Page, url: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(url);
  await open(tab);
  return tab;
}

/** Writes something and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  // An author also writes notes beside, which nobody hears.
  await page.locator("small-talk-composer").getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
}

/** The messages on the screen that say something. */
export function heard(page: Page, text: string): Locator {
  return page.getByRole("log").getByRole("listitem").filter({ hasText: text });
}

/** Waits until a page shows that the server has a message of its reader. */
export async function stored(page: Page, text: string): Promise<void> {
  await heard(page, text).getByText("Sent", { exact: true }).waitFor();
}
