import { deepEqual, equal } from "node:assert/strict";
import { Tabs, until } from "../../stage/tabs.ts";

Deno.test("one subscription is enough for all who follow, until the last of them has gone", async () => {
  using tabs = new Tabs();
  const leader = tabs.open();
  await until(() => leader.own.length === 1);
  const own = leader.own[0];
  const others = [tabs.open(), tabs.open()];
  own?.become("online");
  await until(() => others.every(({ link }) => link.status.kind === "online"));
  const heard: string[] = [];
  others.forEach(({ link }, index) => link.follow(() => "/topic/a", () => heard.push(`${index}`)));
  // What comes after it says that both have been heard.
  others.forEach(({ link }) => link.ask("/app/a", () => {}));
  await until(() => own?.asked.length === 2);
  own?.followed.get("/topic/a")?.("told");
  await until(() => heard.length === 2);
  deepEqual(heard.toSorted(), ["0", "1"]);
  others[0]?.link.close();
  await until(() => leader.left.count === 1);
  equal(own?.followed.has("/topic/a"), true);
  others[1]?.link.close();
  await until(() => leader.left.count === 2);
  equal(own?.followed.has("/topic/a"), false);
});
