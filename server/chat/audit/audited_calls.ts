/**
 * What authors call that is written down: by call, which act it is and about what.
 *
 * @module
 */
import type { AuditAct } from "../../../shared/chat/audit.ts";
import type { AuthorInfo, Invitation } from "../../../shared/chat/author.ts";
import { roomOfSegment } from "../../../shared/chat/destination.ts";
import { fieldsOf, isString } from "../../../shared/chat/guard.ts";
import { parseRoomId } from "../../../shared/chat/id.ts";
import type { AuditSubject } from "../../storage/port/audit_store.ts";

/** What stands in the place of variables of a path. */
type Params = Readonly<Record<string, string>>;

/** Calls by method and path, as the contract has them. */
const CALLS: Readonly<Record<string, AuditAct>> = {
  "POST /api/authors": "author.invite",
  "POST /api/authors/{author}/link": "author.link",
  "DELETE /api/authors/{author}/link": "author.unlink",
  "PUT /api/authors/{author}/role": "author.role",
  "POST /api/authors/{author}/owner": "author.owner",
  "DELETE /api/authors/{author}": "author.remove",
  "PUT /api/authors/me/password": "own.password",
  "POST /api/passkeys": "own.passkey-add",
  "DELETE /api/passkeys/{passkey}": "own.passkey-remove",
  "POST /api/notifications/channels": "own.channel-add",
  "DELETE /api/notifications/channels/{channel}": "own.channel-remove",
  "PUT /api/sites/{site}": "site.change",
  "DELETE /api/sites/{site}": "site.remove",
  "PUT /api/rooms/{room}/settings": "room.change",
  "DELETE /api/rooms/{room}": "room.erase",
  "DELETE /api/rooms/{room}/whispers/{reader}": "whisper.erase",
  "DELETE /api/readers/{reader}": "reader.erase",
  "GET /api/export": "data.export",
  "POST /api/import": "data.import",
};

const ROWS = Object.entries(CALLS).map(([call, act]) => {
  const [method = "", path = ""] = call.split(" ");
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
  return { method, act, names, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`) };
});

/** A call that is written down. */
export interface AuditedCall {
  readonly act: AuditAct;
  /** What it was about. @param answer what the server answered, where that is JSON */
  about(answer: unknown): AuditSubject;
}

/** What a call is, if it is written down. */
export function auditedCall(method: string, path: string): AuditedCall | undefined {
  for (const { act, names, pattern, ...row } of ROWS) {
    const found = row.method === method ? pattern.exec(path) : null;
    if (found === null) continue;
    const params = Object.fromEntries(names.map((name, n) => [name, found[n + 1] ?? ""]));
    return { act, about: (answer) => subjectOf(params, answer) };
  }
  return undefined;
}

function subjectOf({ author, site, room, reader }: Params, answer: unknown): AuditSubject {
  const { author: invited } = fieldsOf<Invitation>(answer);
  const info = fieldsOf<AuthorInfo>(invited ?? answer);
  const about = author ?? (invited === undefined ? undefined : info.id);
  const named = room === undefined
    ? undefined
    : roomOfSegment(room) ?? parseRoomId(decoded(room))?.id;
  return {
    ...isString(about) && { author: about },
    ...isString(info.role) && about !== undefined && { detail: info.role },
    ...site !== undefined && { site },
    ...named !== undefined && { room: named },
    ...reader !== undefined && { reader },
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
