/**
 * A server of the stage that tells who left of an answer.
 *
 * @module
 */
import type { Page } from "playwright-core";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { messages, online, READER, YOU } from "./state.ts";

declare global {
  /** What the server was asked for. */
  var followed: [call: string, body: unknown][];
}

/** A conversation in which one has asked. */
export const ASKING = online({
  messages: messages([
    [READER, "Why is a colon escaped?", 9],
    [YOU, "And a newline?", 1],
  ]).map((message, n): ChatMessage =>
    n === 1 ? { ...message, question: { state: "open" } } : message
  ),
});

/** Opens the ways to hear of an answer. @param answers a status and body for each call, by method */
export async function openFollow(
  page: Page,
  {
    mail = true,
    push = true,
    answer = [202, { state: "asked" }],
    name = "Tell me when there is an answer",
  }: {
    readonly mail?: boolean;
    readonly push?: boolean;
    readonly answer?: readonly [status: number, body: object];
    /** What the offer says. */
    readonly name?: string;
  } = {},
): Promise<void> {
  await page.evaluate(([site, [status, body]]) => {
    globalThis.followed = [];
    stage.talk.call = (method, path, sent) => {
      globalThis.followed.push([`${method} ${path}`, sent]);
      const [code, content] = path === "api/site"
        ? [200, site] as const
        : path === "api/reader/follow/push"
        ? [201, { url: "https://talk.example/follow#token" }] as const
        : path === "api/reader/link"
        ? [201, { token: "abc", expiresAt: 1 }] as const
        : [status, body] as const;
      const response = new Response(JSON.stringify(content), { status: code });
      Object.defineProperty(response, "url", { value: "https://talk.example/api/site" });
      return Promise.resolve(response);
    };
  }, [{ ...mail && { mail }, ...push && { push } }, answer] as const);
  await page.getByRole("button", { name }).click();
  await page.locator(".follow a, .follow section").last().waitFor();
}
