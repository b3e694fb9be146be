import { deepEqual, equal } from "node:assert/strict";
import { MODERATION, MODERATION_LIST, moderationOf } from "../../../../shared/chat/destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { ModerationView } from "../../../../widget/console/conversation/moderation_view.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const room = roomId("/a");
const by = { kind: "author", id: "a", name: "Author" } as const;
const measure = (id: string) =>
  ({
    id,
    site: "default",
    kind: "ban",
    reader: "r",
    network: false,
    reason: "",
    by,
    at: 1,
  }) as const;
const held = (id: string, reader = "r") => ({
  id,
  room,
  from: { kind: "reader", id: reader, name: "" } as const,
  text: "wait",
  at: 1,
});

Deno.test("measures and held messages follow what authors decide", async () => {
  const link = new PretendedLink();
  link.answers[MODERATION_LIST] = { measures: [measure("1")], held: [held("a"), held("b", "s")] };
  let changes = 0;
  const view = new ModerationView(link, () => changes++);
  await new Promise((resolve) => setTimeout(resolve));
  const now = () => [view.measures.map(({ id }) => id), view.held.map(({ id }) => id)];
  deepEqual(now(), [["1"], ["a", "b"]]);
  const events: readonly (readonly [object, unknown])[] = [
    [{ type: "measure", measure: measure("2") }, [["2", "1"], ["a", "b"]]],
    [{ type: "lifted", id: "1" }, [["2"], ["a", "b"]]],
    [{ type: "held", message: held("c") }, [["2"], ["a", "b", "c"]]],
    [{ type: "approved", room, id: "a" }, [["2"], ["b", "c"]]],
    [{ type: "rejected", room: roomId("/b"), id: "b" }, [["2"], ["b", "c"]]],
    [{ type: "purged", reader: "s" }, [["2"], ["c"]]],
  ];
  for (const [event, after] of events) {
    link.tell(MODERATION, event);
    deepEqual(now(), after, JSON.stringify(event));
  }
  equal(changes, 1 + events.length);
  await view.act("lift", { id: "2" });
  deepEqual(link.sent.at(-1), { destination: moderationOf("lift"), body: { id: "2" } });
  view.close();
  deepEqual(link.followed, []);
});
