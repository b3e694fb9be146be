/**
 * What sockets see when sites are settled anew.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { connect } from "../../../../../server/messaging/testing/peer.ts";
import { HISTORY, SITES } from "../../../../../shared/chat/destination.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { siteVersion } from "../../../../../server/chat/site/site_version.ts";
import { isSitesEvent } from "../../../../../shared/chat/site_body.ts";
import { frame } from "../../../../../shared/stomp/frame.ts";
import { type ChatServer, chatServer, jsonOf } from "../../../../helper/chat_server.ts";
import { siteWith } from "../../../../helper/site_policy.ts";

async function withServer(test: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await test(server);
  } finally {
    server.close();
  }
}

Deno.test("sockets of pages that are of their reader's site no more are closed at once, and no others", () =>
  withServer(async (server) => {
    const { sites, readerTokens } = server.chat;
    await sites.put(siteWith("aside", { origins: ["http://aside.test", "http://old.test"] }));
    const join = async (site: string, origin: string | null) => {
      const peer = connect(server.stomp, { origin });
      await peer.connect({ passcode: readerTokens.issue(site).token });
      return peer;
    };
    const gone = await join("aside", "http://old.test");
    const stays = [
      await join("aside", "http://aside.test"),
      await join("aside", null),
      await join("aside", "http://talk.test"),
      await join("default", "http://blog.test"),
      (await server.author()).peer,
    ];
    await sites.put(siteWith("aside", { origins: ["http://aside.test"] }));
    equal((await gone.closed).code, 1008);
    await sites.putRoom(roomId("/a", "aside"), { mode: "closed" });
    for (const peer of stays) {
      peer.send(frame("SUBSCRIBE", { destination: HISTORY, id: "h", receipt: "still here" }));
      deepEqual((await peer.rest()).map(({ command }) => command), ["RECEIPT"]);
    }
    await sites.remove("aside");
    for (const peer of stays.slice(0, 3)) equal((await peer.closed).code, 1008);
  }));

Deno.test("authors hear what was settled for sites and rooms; readers may not listen", () =>
  withServer(async (server) => {
    const { sites } = server.chat;
    const author = await server.author();
    author.subscribe(SITES);
    await author.peer.rest();
    const site = siteWith("aside", { title: "Aside" });
    await sites.put(site);
    await sites.putRoom(roomId("/a"), { mode: "closed" });
    await sites.remove("aside");
    const events = (await author.peer.rest()).map(jsonOf);
    deepEqual(events, [
      { type: "site", site: { ...site, version: siteVersion(site) } },
      { type: "room-settings", room: "default/a", settings: { mode: "closed" } },
      { type: "site-removed", id: "aside" },
    ]);
    for (const event of events) equal(isSitesEvent(event), true);
    const reader = await server.reader();
    reader.subscribe(SITES);
    equal((await reader.peer.closed).code, 1008);
  }));
