import { deepEqual, equal } from "node:assert/strict";
import { askOver, sendOver } from "../../../../widget/console/conversation/link_call.ts";
import type { Link } from "../../../../widget/state/link.ts";
import type { LinkStatus } from "../../../../widget/state/link_status.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const isText = (body: unknown): body is string => typeof body === "string";
const REFUSED = { code: "forbidden", message: "No." } as const;

Deno.test("what is asked and sent comes back, or the refusal", async () => {
  const link = new PretendedLink();
  link.answers["/app/a"] = "there";
  link.refusals["/app/no"] = REFUSED;
  deepEqual(await askOver(link, "/app/a", isText), { ok: true, value: "there" });
  deepEqual(await askOver(link, "/app/no", isText), { ok: false, refusal: REFUSED });
  equal(await sendOver(link, { destination: "/app/a", body: {} }), undefined);
  equal(await sendOver(link, { destination: "/app/no", body: {} }), REFUSED);
});

Deno.test("an answer of another shape is none", async () => {
  const link = new PretendedLink();
  link.answers["/app/a"] = 7;
  const asked = await askOver(link, "/app/a", isText);
  equal(!asked.ok && asked.refusal.code, "unreachable");
});

Deno.test("a link that is not there, or lost meanwhile, is as a server that did not answer", async () => {
  const link = new PretendedLink();
  let status: LinkStatus = { kind: "connecting" };
  const watchers = new Set<() => void>();
  const losing: Link = Object.assign(Object.create(link), {
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  });
  Object.defineProperty(losing, "status", { get: () => status });
  equal((await sendOver(losing, { destination: "/app/a", body: {} }))?.code, "unreachable");
  status = { kind: "online" };
  const asked = askOver(losing, "/app/a", isText);
  status = { kind: "connecting" };
  watchers.forEach((watcher) => watcher());
  equal((await asked).ok, false);
  equal(watchers.size, 0);
});
