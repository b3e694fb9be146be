/**
 * A whole server behind a proxy on the same machine, with an author who moderates.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { joinOf, MODERATION, segmentOf } from "../../shared/chat/destination.ts";
import type { ReaderGrant, RoomPage } from "../../shared/chat/event.ts";
import { newId, type RoomId } from "../../shared/chat/id.ts";
import type { ModerationEvent } from "../../shared/chat/moderation.ts";
import { DEFAULT_MODERATION, type Moderation, type RoomSettings } from "../../shared/chat/site.ts";
import { Arrivals } from "./arrivals.ts";
import { random } from "./chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "./chat_site.ts";
import { type DataDir, dataDir } from "./data_dir.ts";
import { siteWith } from "./site_policy.ts";

/** A reader with a token, who can come back with it. */
export interface ModeratedReader extends SiteClient {
  readonly id: string;
  readonly passcode: string;
}

/** The server, its author, and what the author hears. */
export interface ModeratedSite {
  readonly site: ChatSite;
  readonly folder: DataDir;
  readonly author: SiteClient;
  readonly events: Arrivals<ModerationEvent>;
  /** A reader whose connection comes from an address, as the proxy says; from this machine if left out. */
  reader(address?: string): Promise<ModeratedReader>;
  /** Asks for a reader's token from an address, with a token or without. */
  ask(address: string, token?: string): Promise<Response>;
  /** Settles what readers may do on the site. */
  settle(moderation: Partial<Moderation>): Promise<void>;
  /** Settles what they may do in a room. */
  settleRoom(room: RoomId, settings: RoomSettings): Promise<void>;
}

/** A new id for a message or a measure. */
export const newMessageId = (): string => newId(random);

/** Tells a story on a new server; everybody it brought in leaves at the end. */
export async function withModeratedSite(
  tell: (moderated: ModeratedSite) => Promise<void>,
): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path, 0, { TRUSTED_PROXIES: "127.0.0.1" });
  const cookie = await site.signIn();
  const author = await site.connect({ cookie });
  const events = new Arrivals<ModerationEvent>();
  await author.follow(MODERATION, (event) => events.push(event as ModerationEvent));
  const clients: SiteClient[] = [author];

  const ask = (address: string, token?: string) =>
    site.ask("/api/reader", {
      method: "POST",
      headers: {
        ...address !== "" && { "x-forwarded-for": address },
        ...token !== undefined && { authorization: `Bearer ${token}` },
      },
    });
  const put = async (path: string, body: object) => {
    const response = await site.ask(path, {
      method: "PUT",
      headers: { cookie },
      body: JSON.stringify(body),
    });
    equal(response.status, 200, await response.text());
  };
  try {
    await tell({
      site,
      folder,
      author,
      events,
      ask,
      async reader(address = "") {
        const { token, reader } = await (await ask(address)).json() as ReaderGrant;
        const client = await site.connect({
          passcode: token,
          ...address !== "" && { forwardedFor: address },
        });
        clients.push(client);
        return { ...client, id: reader.id, passcode: token };
      },
      settle: (moderation) =>
        put(
          "/api/sites/default",
          siteWith("default", { moderation: { ...DEFAULT_MODERATION, ...moderation } }),
        ),
      settleRoom: (room, settings) => put(`/api/rooms/${segmentOf(room)}/settings`, settings),
    });
  } finally {
    await Promise.all(clients.map((client) => client.leave()));
    await site.stop();
  }
}

/** What a client reads in a room. */
export function pageOf(client: SiteClient, room: RoomId): Promise<RoomPage> {
  return client.ask<RoomPage>(joinOf(room));
}
