/**
 * Looks at a server as it is, apart from those who take part: whole conversations, and whom it lets in.
 *
 * @module
 */
import { HISTORY } from "../../../shared/chat/destination.ts";
import type { ChatMessage, RoomPage } from "../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import { Arrivals } from "../../helper/arrivals.ts";
import { connectTo, sendPatiently, type SiteClient } from "../../helper/site_client.ts";

/** Reads whole conversations, as an author who has just come. */
export class Witness {
  readonly #client: SiteClient;
  #pages: Arrivals<RoomPage> | undefined;

  constructor(client: SiteClient) {
    this.#client = client;
  }

  /** All of a conversation, on one page. */
  async all({ room, whisper }: ConversationRef): Promise<RoomPage> {
    if (this.#pages === undefined) {
      const pages = this.#pages = new Arrivals<RoomPage>();
      await this.#client.follow(HISTORY, (page) => pages.push(page as RoomPage));
    }
    const place = `/app/rooms/${encodeURIComponent(room)}`;
    const at = whisper === undefined ? place : `${place}/whispers/${whisper}`;
    const messages: ChatMessage[] = [];
    for (;;) {
      const asked = { after: messages.at(-1)?.seq ?? 0, limit: 100 };
      const refusal = await sendPatiently(this.#client, `${at}/history`, asked);
      if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
      const page = await this.#pages.next();
      messages.push(...page.messages);
      if (!page.more) return { ...page, messages };
    }
  }

  /** Goes. */
  leave(): Promise<void> {
    return this.#client.leave();
  }
}

/** What an instance says to a reader who connects. */
export async function refusalOf(origin: string, passcode: string): Promise<string> {
  try {
    const client = await connectTo(origin, { passcode });
    await client.leave();
    return "none";
  } catch (error) {
    return JSON.parse(String((error as Error).message)).code;
  }
}

/** What an instance answers to whoever asks who is signed in. */
export async function statusOf(origin: string, page: string, cookie: string): Promise<number> {
  const response = await fetch(`${origin}/api/session`, { headers: { cookie, origin: page } });
  await response.body?.cancel();
  return response.status;
}
