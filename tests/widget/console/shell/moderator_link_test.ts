import { deepEqual, equal } from "node:assert/strict";
import { ACCESS } from "../../../../server/chat/rules.ts";
import type { Answer, Link } from "../../../../widget/state/link.ts";
import { linkFor, mayModerate } from "../../../../widget/console/shell/moderator_link.ts";

Deno.test("what the console takes moderators to may do is what the server lets them do", () => {
  for (const { command, destination, roles } of ACCESS) {
    const named = destination.replace("{room}", "default%2Fa").replace("{reader}", "r");
    equal(mayModerate(command, named), roles.includes("moderator"), `${command} ${destination}`);
  }
});

Deno.test("for a moderator nothing goes out that would cost the connection; for authors all does", async () => {
  const made: string[] = [];
  const link = {
    status: { kind: "online" },
    watch: () => () => {},
    follow: (destination: () => string) => {
      made.push(destination());
      return () => {};
    },
    ask: (destination: string) => made.push(destination),
    send: ({ destination }: { destination: string }) => made.push(destination),
    open: () => made.push("open"),
    reconnect: () => made.push("reconnect"),
    close: () => made.push("close"),
  } as unknown as Link;
  equal(linkFor("author", link), link);
  equal(linkFor("owner", link), link);
  const kept = linkFor("moderator", link);
  const answers: Answer[] = [];
  const hear = (answer: Answer) => answers.push(answer);
  kept.follow(() => "/topic/whispers", () => {})();
  kept.follow(() => "/topic/rooms", () => {});
  kept.ask("/app/whispers", hear);
  kept.ask("/app/rooms", hear);
  kept.send({ destination: "/app/rooms/default%2Fa/say", body: {} }, hear);
  kept.send({ destination: "/app/rooms/default%2Fa/delete", body: {} }, hear);
  kept.open();
  kept.reconnect();
  kept.close();
  await Promise.resolve();
  deepEqual(made, [
    "/topic/rooms",
    "/app/rooms",
    "/app/rooms/default%2Fa/delete",
    "open",
    "reconnect",
    "close",
  ]);
  deepEqual(answers.map(({ kind }) => kind), ["refused", "refused"]);
  equal(kept.status.kind, "online");
});
