import { deepEqual, equal } from "node:assert/strict";
import { Roster } from "../../../../../server/messaging/bus/kv/roster.ts";

Deno.test("a roster says who has come and gone by the leases, and by what they say", () => {
  const roster = new Roster("own", 60_000);
  const lease = (instance: string, untilMs: number) => ({ instance, untilMs });
  deepEqual(roster.sight([lease("own", 9), lease("a", 9), lease("late", 5)], 5), [
    { kind: "joined", instance: "a" },
  ]);
  deepEqual(roster.join("b"), [{ kind: "joined", instance: "b" }]);
  deepEqual([roster.join("b"), roster.join("own"), roster.leave("c")], [[], [], []]);
  deepEqual(roster.sight([lease("a", 9), lease("b", 20), lease("c", 20)], 9), [
    { kind: "left", instance: "a" },
    { kind: "joined", instance: "c" },
  ]);
  deepEqual(roster.leave("b"), [{ kind: "left", instance: "b" }]);
  deepEqual(roster.others, ["c"]);
  roster.clear();
  deepEqual(roster.others, []);
});

Deno.test("a roster's version is another after each change, and only then", () => {
  const roster = new Roster("own", 60_000);
  const versions = [roster.version];
  const act = (run: () => void) => {
    run();
    versions.push(roster.version);
  };
  act(() => roster.join("a"));
  act(() => roster.join("a"));
  act(() => roster.leave("a"));
  act(() => roster.leave("a"));
  act(() => roster.clear());
  deepEqual(versions, [0, 1, 1, 2, 2, 3]);
});

Deno.test("a roster tells what comes next from what came again and what has a gap before it", () => {
  const roster = new Roster("own", 60_000);
  deepEqual([7, 8, 8, 7, 10, 11].map((seq) => roster.hear("a", seq)), [
    "next",
    "next",
    "again",
    "again",
    "gap",
    "next",
  ]);
  equal(roster.hear("b", 1), "next");
  roster.clear();
  deepEqual([11, 13, 15].map((seq) => roster.hear("a", seq)), ["again", "next", "gap"]);
});

Deno.test("a roster forgets those that were not heard for longest", () => {
  const roster = new Roster("own", 60_000);
  roster.hear("old", 5);
  roster.hear("kept", 5);
  for (let n = 0; n < 998; n++) roster.hear(`${n}`, 1);
  roster.hear("kept", 6);
  roster.hear("one more", 1);
  deepEqual([roster.hear("kept", 6), roster.hear("old", 5)], ["again", "next"]);
});
