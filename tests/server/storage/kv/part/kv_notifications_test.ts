/**
 * What several instances have to send is sent by one of them, and forgotten wholly.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { NotificationJob } from "../../../../../server/storage/port/notification_store.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

function job(n: number, given: Partial<NotificationJob> = {}): NotificationJob {
  const id = `job-${n}`;
  return { id, kind: "notice", key: id, data: "{}", createdAt: 1, dueAt: n, attempts: 0, ...given };
}

Deno.test("each job is claimed by one of several instances that claim at once", () =>
  withShelf(async (shelf) => {
    const { part, another } = shelf;
    for (let n = 0; n < 60; n++) await part("notifications").put(job(n), 99);
    const instances = [
      part("notifications"),
      ...[1, 2].map(() => part("notifications", another())),
    ];
    const claimed: string[] = [];
    for (let before = -1; before < claimed.length;) {
      before = claimed.length;
      const query = { now: 100, until: 1_000, limit: 4 };
      const jobs = await Promise.all(instances.map((instance) => instance.claim(query)));
      claimed.push(...jobs.flat().map(({ id }) => id));
    }
    equal(claimed.length, 60);
    equal(new Set(claimed).size, 60);
  }));

Deno.test("a look that finds nothing due writes nothing", () =>
  withShelf(async ({ part, counts }) => {
    const notifications = part("notifications");
    await notifications.put(job(500), 9);
    const { commits } = counts;
    deepEqual(await notifications.claim({ now: 100, until: 1_000, limit: 8 }), []);
    equal(await notifications.nextDueAt(), 500);
    equal(counts.commits, commits);
  }));

Deno.test("how many wait is known without reading them", () =>
  withShelf(async ({ part, counts }) => {
    const notifications = part("notifications");
    await Promise.all(Array.from({ length: 200 }, (_, n) => notifications.put(job(n), 200)));
    const { keys, listed } = counts;
    equal(await notifications.put(job(200), 200), "full");
    equal(counts.keys - keys <= 4, true, "its key and the guard, and both again");
    equal(counts.listed, listed);
  }));

Deno.test("of a reader and an author with much to be sent, or that was, no key is left", () =>
  withShelf(async (shelf) => {
    const notifications = shelf.part("notifications");
    const fill = (given: Partial<NotificationJob>) =>
      Promise.all(Array.from({ length: 250 }, (_, n) => notifications.put(job(n, given), 999)));
    await fill({ reader: "lee", author: "kim" });
    await notifications.forget("lee");
    deepEqual(await shelf.keys(), []);
    await fill({ reader: "lee", author: "kim" });
    await notifications.forgetAuthor("kim");
    deepEqual(await shelf.keys(), []);
    const record = {
      at: 1,
      kind: "notice",
      author: "kim",
      channel: "mail",
      outcome: "sent",
    } as const;
    await Promise.all(
      Array.from(
        { length: 250 },
        () =>
          notifications.note({ ...record, durationMs: 1, attempt: 1 }, { count: 999, since: 0 }),
      ),
    );
    await notifications.forgetAuthor("kim");
    deepEqual(await shelf.keys(), []);
  }));

Deno.test("deliveries beyond their number go, however many came at once", () =>
  withShelf(async (shelf) => {
    const notifications = shelf.part("notifications");
    const note = (n: number, count: number) =>
      notifications.note({
        at: n,
        kind: "notice",
        author: "kim",
        channel: "mail",
        outcome: "sent",
        durationMs: 1,
        attempt: 1,
      }, { count, since: 0 });
    await Promise.all(Array.from({ length: 100 }, (_, n) => note(n, 200)));
    for (let n = 100; n < 110; n++) await note(n, 5);
    deepEqual(
      (await notifications.deliveries("kim", 99)).map(({ at }) => at),
      [109, 108, 107, 106, 105],
    );
    equal((await shelf.keys()).length, 10);
  }));
