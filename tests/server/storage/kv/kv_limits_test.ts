/**
 * Limits hold, and what is one's is one's, when calls come at once at several instances.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Parts } from "../../../../server/storage/parts.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { type Shelf, withShelf } from "../../../helper/kv_shelf.ts";

/** Makes calls at once, of two instances in turn. @returns how many answered so */
async function atOnce<Name extends keyof Parts>(
  { part, another }: Shelf,
  name: Name,
  { count, answer, call }: {
    readonly count: number;
    readonly answer: unknown;
    call(part: Parts[Name], n: number): Promise<unknown>;
  },
): Promise<number> {
  const instances = [part(name), part(name, another())] as const;
  const answers = await Promise.all(
    Array.from({ length: count }, (_, n) => call(instances[n % 2 === 0 ? 0 : 1], n)),
  );
  return answers.filter((each) => each === answer).length;
}

Deno.test("so many jobs wait, and one of a key, however many come at once", () =>
  withShelf(async (shelf) => {
    const job = { kind: "notice", data: "{}", createdAt: 1, dueAt: 1, attempts: 0 };
    const added = await atOnce(shelf, "notifications", {
      count: 120,
      answer: "added",
      call: (part, n) => part.put({ ...job, id: `job-${n}`, key: `key-${n % 90}` }, 50),
    });
    equal(added, 50);
    const claimed = new Set<string>();
    await atOnce(shelf, "notifications", {
      count: 60,
      answer: undefined,
      async call(part) {
        for (const { id } of await part.claim({ now: 1, until: 99, limit: 1 })) {
          equal(claimed.has(id), false);
          claimed.add(id);
        }
      },
    });
    equal(claimed.size, 50);
  }));

Deno.test("so many wishes are a reader's, however many come at once", () =>
  withShelf(async (shelf) => {
    const added = await atOnce(shelf, "follows", {
      count: 40,
      answer: "added",
      call: (part, n) =>
        part.put({
          id: `follow-${n}`,
          reader: "lee",
          room: roomId(`/${n}`),
          address: "sealed",
          addressHash: `hash-${n}`,
          language: "ko",
          withText: false,
          more: false,
          confirmed: false,
          createdAt: 1,
          expiresAt: 100,
        }, { ofReader: 20, ofAddress: 3 }),
    });
    equal(added, 20);
  }));

Deno.test("so many canned answers are kept, however many come at once", () =>
  withShelf(async (shelf) => {
    const kept = await atOnce(shelf, "canned", {
      count: 40,
      answer: true,
      call: (part, n) => part.put({ id: `answer-${n}`, title: "A", text: "a", at: n }, 10),
    });
    equal(kept, 10);
    equal((await shelf.part("canned").all()).length, 10);
  }));

Deno.test("a measure and a passkey are added once, whoever comes first", () =>
  withShelf(async (shelf) => {
    const by = { kind: "author", id: "kim", name: "Kim" } as const;
    const measure = { id: "m", site: "blog", kind: "ban", reason: "", by, at: 1 } as const;
    equal(
      await atOnce(shelf, "measures", {
        count: 10,
        answer: true,
        call: (part, n) => part.add({ ...measure, reason: String(n) }),
      }),
      1,
    );
    const passkey = { id: "p", name: "Laptop", counter: 0, transports: [], synced: false };
    equal(
      await atOnce(shelf, "passkeys", {
        count: 10,
        answer: true,
        call: (part, n) =>
          part.add({ ...passkey, author: `a${n}`, publicKey: new Uint8Array([1]), createdAt: 1 }),
      }),
      1,
    );
  }));
