import { deepEqual } from "node:assert/strict";
import { LiveAuthors } from "../../../../server/chat/author/live_authors.ts";

const kim = { kind: "author", id: "kim", name: "Kim" } as const;

Deno.test("an author is as they came until they are changed, and then for all they have open", () => {
  const live = new LiveAuthors();
  deepEqual(live.now(kim), kim);
  live.update({ ...kim, name: "Kim Lee" });
  deepEqual(live.now(kim).name, "Kim Lee");
  const heard: unknown[] = [];
  live.onChanged((author) => heard.push(author?.name));
  live.update({ ...kim, name: "Lee" });
  live.forget("kim");
  deepEqual(heard, ["Lee", undefined]);
  deepEqual(live.now(kim), kim);
});
