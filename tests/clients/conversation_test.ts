import assert from "node:assert/strict";
import { oldStompjs, webstompClient } from "../helper/client_old.ts";
import { SOCKJS_TRANSPORTS } from "../helper/client_socket.ts";
import { rxStomp, stompjs } from "../helper/client_stompjs.ts";
import { withOpenSite } from "../helper/open_site.ts";

const KINDS = [
  rxStomp("WebSocket"),
  oldStompjs("WebSocket"),
  webstompClient("WebSocket"),
  ...SOCKJS_TRANSPORTS.map(stompjs),
  oldStompjs("xhr-polling"),
];

Deno.test({
  name: "every client hears every other, all in the same order",
  // sockjs-client closes an eventsource a moment late.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: () =>
    withOpenSite(async ({ origin, empty }) => {
      const clients = await Promise.all(KINDS.map((kind) => kind.connect({ origin })));
      const heard = await Promise.all(clients.map((client) => client.subscribe("/topic/room")));
      const names = KINDS.map(({ name }) => `${name}: 안녕 👋`);
      await Promise.all(
        clients.map((client, index) => client.sendSurely("/topic/room", names[index] ?? "")),
      );
      const logs = await Promise.all(heard.map(async (messages) => {
        const log: string[] = [];
        while (log.length < KINDS.length) log.push((await messages.next()).body);
        return log;
      }));
      for (const log of logs) assert.deepEqual(log, logs[0]);
      assert.deepEqual(logs[0]?.toSorted(), names.toSorted());
      await Promise.all(clients.map((client) => client.leave()));
      await empty();
    }),
});
