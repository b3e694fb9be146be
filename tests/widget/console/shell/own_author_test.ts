/**
 * Who is signed in is as they are now.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ME_CHANGES } from "../../../../shared/chat/own_destination.ts";
import type { LinkStatus } from "../../../../widget/state/link_status.ts";
import { OwnAuthor } from "../../../../widget/console/shell/own_author.ts";
import type { DeskAuthor } from "../../../../widget/console/shell/desk.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const KIM: DeskAuthor = { kind: "author", id: "kim", name: "Kim", role: "owner" };

/** A link of which it is heard how it is. */
class WatchedLink extends PretendedLink {
  #listener = () => {};
  override watch(listener?: () => void): () => void {
    this.#listener = listener ?? this.#listener;
    return () => {};
  }
  become(status: LinkStatus): void {
    this.status = status;
    this.#listener();
  }
}

function followed(asked: DeskAuthor = KIM) {
  const own = new OwnAuthor(KIM);
  const link = new WatchedLink();
  link.status = { kind: "connecting" };
  let count = 0;
  let asks = 0;
  own.subscribe(() => count++);
  own.follow(link, () => {
    asks++;
    return Promise.resolve({ author: asked });
  });
  return { own, link, changes: () => count, asks: () => asks };
}

Deno.test("a new name or picture counts at once, and the role stays", () => {
  const { own, link, changes } = followed();
  const { role: _, ...sender } = KIM;
  link.tell(ME_CHANGES, { author: { ...sender, name: "Lee", avatar: "/avatars/a.png" } });
  deepEqual(own.now, { ...KIM, name: "Lee", avatar: "/avatars/a.png" });
  own.become({ id: "kim", name: "Lee" });
  deepEqual(own.now, { ...KIM, name: "Lee" });
  own.become({ id: "kim", name: "Lee" });
  equal(changes(), 2);
});

Deno.test("what is said of somebody else, or makes no sense, changes nothing", () => {
  const { own, link, changes } = followed();
  link.tell(ME_CHANGES, { author: { kind: "author", id: "park", name: "Park" } });
  link.tell(ME_CHANGES, { author: 1 });
  link.tell(ME_CHANGES, null);
  deepEqual([own.now, changes()], [KIM, 0]);
});

Deno.test("after a lost connection it is asked who one is, and not before", async () => {
  const { own, link, asks } = followed({ ...KIM, name: "Lee" });
  link.become({ kind: "online" });
  equal(asks(), 0);
  link.become({ kind: "waiting", retryAt: 1 });
  link.become({ kind: "online" });
  await Promise.resolve();
  await Promise.resolve();
  deepEqual([asks(), own.now.name], [1, "Lee"]);
});
