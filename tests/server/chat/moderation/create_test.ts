import { deepEqual } from "node:assert/strict";
import { newId } from "../../../../shared/chat/id.ts";
import { random, testChat } from "../../../helper/chat.ts";

Deno.test("moderation tells every listener, and counts again after a restart", async () => {
  const { moderation, store } = testChat();
  const heard: string[] = [];
  for (const name of ["a", "b"]) {
    moderation.listen({
      moderationEvent: ({ type }) => heard.push(`${name} ${type}`),
      heldEvent: () => {},
      banned: () => heard.push(`${name} banned`),
    });
  }
  const author = { kind: "author", id: "owner", name: "Author" } as const;
  const reader = "r".repeat(22);
  await moderation.desk.restrict(author, "ban", { id: newId(random), reader });
  deepEqual(heard, ["a banned", "b banned", "a measure", "b measure"]);
  const later = testChat({ store }).moderation;
  await later.load();
  deepEqual(later.measures.refusalOf("ban", { site: "default", reader })?.refusal.code, "banned");
});
