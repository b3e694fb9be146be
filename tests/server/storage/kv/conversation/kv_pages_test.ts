import { deepEqual, equal } from "node:assert/strict";
import { ROOM, say } from "../../../../helper/new_message.ts";
import { type KvInstances, withInstances } from "../../../../helper/kv_instances.ts";

const MESSAGES = 60;

/** A Deno KV whose answers come in any order. */
function unordered(kv: Deno.Kv): Deno.Kv {
  let calls = 0;
  const turn = async () => {
    for (let turns = (++calls * 7) % 5; turns > 0; turns--) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return new Proxy(kv, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name === "getMany") {
        return async (keys: Deno.KvKey[]) => {
          await turn();
          return await kv.getMany(keys);
        };
      }
      if (name === "list") {
        return async function* (...args: Parameters<Deno.Kv["list"]>) {
          await turn();
          yield* kv.list(...args);
        };
      }
      return value.bind(target);
    },
  });
}

/** Asks for pages while another instance writes, and until it has written all. */
async function whileWritten(
  { kv, open }: KvInstances,
  ask: (reader: Awaited<ReturnType<KvInstances["open"]>>) => Promise<void>,
): Promise<void> {
  const writer = await open();
  const reader = await open({ kv: unordered(kv) });
  await writer.store.append(say("0"));
  let isWriting = true;
  const writing = (async () => {
    for (let n = 1; n < MESSAGES; n++) {
      const message = say(String(n));
      await writer.store.append(message);
      if (n % 3 > 0) continue;
      await writer.store.change({ room: ROOM, id: message.id, kind: "edit", text: "!", at: n });
    }
    isWriting = false;
  })();
  while (isWriting) await ask(reader);
  await writing;
}

Deno.test("a page of changes has all up to the count it says, whatever is written meanwhile", () =>
  withInstances((instances) => {
    let afterRev = 0;
    return whileWritten(instances, async ({ store }) => {
      const { rev, messages, more } = await store.page({ room: ROOM, afterRev, limit: 100 });
      const revs = messages.map((message) => message.rev);
      equal(more, false);
      deepEqual(revs, revs.toSorted((a, b) => a - b));
      // The newest change is always of a message that is there, unless that is changed by now.
      equal((revs.at(-1) ?? afterRev) <= rev, true, `${revs} of ${rev}`);
      const { messages: missed } = await store.page({ room: ROOM, afterRev, limit: 100 });
      for (const message of missed) {
        equal(message.rev > rev || revs.includes(message.rev), true, `${message.rev} of ${rev}`);
      }
      afterRev = rev;
    });
  }));

Deno.test("a page of messages has all up to the newest it says, whatever is written meanwhile", () =>
  withInstances((instances) =>
    whileWritten(instances, async ({ store }) => {
      for (const query of [{ after: 0 }, {}]) {
        const { lastSeq, messages } = await store.page({ room: ROOM, ...query, limit: 100 });
        deepEqual(
          messages.map(({ seq }) => seq),
          Array.from({ length: lastSeq }, (_, index) => index + 1),
        );
      }
    })
  ));
