/**
 * Whatever Deno KV does to several instances that change the same messages at once, each hears every
 * count of changes once, and no message goes back.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Change } from "../../../../server/storage/store.ts";
import { seeded } from "../../../helper/seeded.ts";
import { type KvInstance, withInstances } from "../../../helper/kv_instances.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const INSTANCES = 3;
const CALLS = 60;

Deno.test("nothing is left out, doubled or goes back, whatever Deno KV does to whom", async (t) => {
  for (const seed of [1, 2, 3]) {
    await t.step(`seed ${seed}`, () => runOnce(seeded(seed)));
  }
});

function runOnce(chance: () => number): Promise<void> {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(chance() * from.length)];
  return withInstances(async ({ open }) => {
    const instances: KvInstance[] = [];
    for (let n = 0; n < INSTANCES; n++) instances.push(await open());
    const ids: string[] = [];
    /** By text: at which count of changes it was said. */
    const saidAt = new Map<string, number>();
    let version = 0;
    const change = (): Change => {
      const ref = { room: ROOM, id: pick(ids) ?? "" };
      const by = { kind: "reader", id: `r${Math.floor(chance() * 3)}`, name: "" } as const;
      const kind = chance();
      if (kind < 0.15) return { ...ref, kind: "delete" };
      if (kind < 0.4) return { ...ref, kind: "react", by, emoji: "👍", on: chance() < 0.6 };
      return { ...ref, kind: "edit", text: String(++version), at: version };
    };
    const call = async ({ store }: KvInstance) => {
      if (ids.length > 0 && chance() < 0.6) {
        const wanted = change();
        const became = await store.change(wanted);
        if (became.kind !== "changed" || wanted.kind !== "edit") return;
        saidAt.set(wanted.text, became.message.rev);
      } else {
        const message = say(String(++version));
        ids.push(message.id);
        const became = await store.append(message);
        if (became.kind === "stored") saidAt.set(message.text, became.message.rev);
      }
    };
    const trouble = ({ between }: KvInstance) => {
      const kind = chance();
      if (kind < 0.3) between.breakWatches();
      else {between.commits.push(
          pick(["conflict", "unanswered", "refused", "denied"] as const) ?? "through",
        );}
    };
    await Promise.all(instances.map(async (instance) => {
      for (let n = 0; n < CALLS; n++) {
        if (chance() < 0.3) trouble(instance);
        const calls = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => call(instance));
        await Promise.all(calls);
      }
    }));
    const [first] = instances;
    const { rev, messages } = await first?.store.page({ room: ROOM, limit: 1_000 }) ??
      { rev: 0, messages: [] };
    for (const instance of instances) {
      await instance.until(() => instance.heard.length >= rev);
      const { heard, misses } = instance;
      deepEqual(
        heard.map(({ message }) => message.rev),
        Array.from({ length: rev }, (_, index) => index + 1),
      );
      equal(misses(), 0);
      for (const { id } of messages) {
        const told = heard.filter(({ message }) => message.id === id).map(({ message }) => message);
        const isGone = told.map(({ deleted }) => deleted === true);
        deepEqual(isGone, isGone.toSorted(), "a message that was deleted is back");
        const said = told.filter(({ deleted }) => !deleted).map(({ text }) => saidAt.get(text))
          .filter((rev) => rev !== undefined);
        deepEqual(said, said.toSorted((a, b) => a - b), "an older text came after a newer one");
        equal(told.at(-1)?.text, messages.find((message) => message.id === id)?.text);
      }
    }
  });
}
