import { deepEqual, equal } from "node:assert/strict";
import { auditedCall } from "../../../../server/chat/audit/audited_calls.ts";
import { AUDIT_ACTS } from "../../../../shared/chat/audit.ts";
import { segmentOf } from "../../../../shared/chat/destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { HTTP_ROWS } from "../../../helper/http_row.ts";

const room = roomId("/posts/한글");
const about = (method: string, path: string, answer?: unknown) => {
  const call = auditedCall(method, path);
  return call && { act: call.act, ...call.about(answer) };
};

Deno.test("calls are about what their path names, and what their answer says", () => {
  const author = { id: "lee", name: "Lee", role: "moderator" };
  deepEqual(about("POST", "/api/authors", { author, link: "x", expiresAt: 1 }), {
    act: "author.invite",
    author: "lee",
    detail: "moderator",
  });
  deepEqual(about("PUT", "/api/authors/lee/role", author), {
    act: "author.role",
    author: "lee",
    detail: "moderator",
  });
  deepEqual(about("DELETE", "/api/sites/blog"), { act: "site.remove", site: "blog" });
  deepEqual(about("PUT", `/api/rooms/${segmentOf(room)}/settings`, {}), {
    act: "room.change",
    room,
  });
  deepEqual(about("DELETE", `/api/rooms/${segmentOf(room)}/whispers/r`), {
    act: "whisper.erase",
    room,
    reader: "r",
  });
  // What a site is called is not what it is about.
  deepEqual(about("PUT", "/api/sites/blog", { id: "blog", title: "T", role: "x" }), {
    act: "site.change",
    site: "blog",
  });
});

Deno.test("what only reads is not written down, nor what is another path", () => {
  for (
    const [method, path] of [
      ["GET", "/api/sites"],
      ["GET", "/api/authors"],
      ["PATCH", "/api/authors/me"],
      ["DELETE", "/api/sites/a/b"],
      ["DELETE", "/api/sessions/x"],
      ["POST", "/api/reader"],
    ] as const
  ) equal(auditedCall(method, path), undefined, `${method} ${path}`);
});

Deno.test("every call that is written down is one of the contract, and an act of the list", () => {
  const acts: readonly string[] = Object.values(AUDIT_ACTS).flat();
  const found = HTTP_ROWS.flatMap(({ method, path }) => {
    const call = auditedCall(method, path.replace(/\{\w+\}/g, "x"));
    return call === undefined ? [] : [call.act];
  });
  equal(found.length >= 17, true, found.join());
  for (const act of found) equal(acts.includes(act), true, act);
});
