/**
 * A reader who has asked, and the address of the page on which they may be told of an answer; and a
 * browser whose subscription leads to a push service on this machine.
 *
 * @module
 */
import type { BrowserContext } from "playwright-core";
import { commandOf, joinOf } from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "./chat.ts";
import type { PushService } from "./push_service.ts";
import { connectTo } from "./site_client.ts";

/** Asks, and asks to be told. @returns the address of the page */
export async function followUrl(origin: string, language = "en"): Promise<string> {
  const room = roomId("/posts/a");
  const question = newId(random);
  const grant = await (await fetch(`${origin}/api/reader`, { method: "POST" })).json();
  const reader = await connectTo(origin, { passcode: grant.token });
  const page = { title: "The margin", url: `${origin}/posts/a` };
  await reader.send(commandOf(joinOf(room), "say"), { id: question, text: "Why?", page });
  await reader.leave();
  const answer = await fetch(`${origin}/api/reader/follow/push`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${grant.token}` },
    body: JSON.stringify({ room, question, language }),
  });
  return (await answer.json()).url;
}

/** Lets pages of a browser subscribe, which needs its maker's push service otherwise. */
export async function subscribeTo(
  context: BrowserContext,
  { subscribing: { endpoint, ...keys } }: PushService,
): Promise<void> {
  await context.addInitScript((subscription) => {
    const { PushManager } = globalThis as unknown as {
      readonly PushManager: { readonly prototype: object };
    };
    const subscribe = () => Promise.resolve({ toJSON: () => subscription });
    Object.assign(PushManager.prototype, { subscribe });
  }, { endpoint, keys });
}
