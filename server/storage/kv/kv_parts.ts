/**
 * The parts of the store in Deno KV.
 *
 * @module
 */
import { partOf } from "../part.ts";
import { PART_EFFECTS, type Parts } from "../parts.ts";
import { StoreError } from "../store.ts";
import type { KvDatabase } from "./database/database.ts";
import { type KvPart, kvPart } from "./part/kv_part.ts";
import { KV_ANSWER_TICKETS } from "./part/kv_answer_tickets.ts";
import { KV_ANSWERS } from "./part/kv_answers.ts";
import { KV_INBOX } from "./part/kv_inbox.ts";
import { KV_STATISTICS } from "./part/kv_statistics.ts";
import { KV_ARCHIVE } from "./part/kv_archive.ts";
import { KV_SEARCH } from "./part/kv_search.ts";
import { KV_ATTENTION } from "./part/kv_attention.ts";
import { KV_AUDIT } from "./part/kv_audit.ts";
import { KV_AVATARS } from "./part/kv_avatars.ts";
import { KV_CANNED } from "./part/kv_canned.ts";
import { KV_CONSOLE } from "./part/kv_console.ts";
import { KV_ERASURES } from "./part/kv_erasures.ts";
import { KV_FOLLOWS } from "./part/kv_follows.ts";
import { KV_MEASURES } from "./part/kv_measures.ts";
import { KV_NOTICES } from "./part/kv_notices.ts";
import { KV_NOTIFICATIONS } from "./part/kv_notifications.ts";
import { KV_PASSKEYS } from "./part/kv_passkeys.ts";
import { KV_PUSH_DEVICES } from "./part/kv_push_devices.ts";
import { KV_READERS } from "./part/kv_readers.ts";
import { KV_ROOM_SETTINGS } from "./part/kv_room_settings.ts";
import { KV_DESK } from "./part/kv_desk.ts";
import { KV_HELD } from "./part/kv_held.ts";
import { KV_LIFE } from "./part/kv_life.ts";
import { KV_NOTES } from "./part/kv_notes.ts";
import { KV_SITES } from "./part/kv_sites.ts";
import { KV_TRACES } from "./part/kv_traces.ts";

/** How each part is kept. */
export const KV_PARTS: { readonly [Name in keyof Parts]?: KvPart<Parts[Name]> } = {
  sites: KV_SITES,
  answerTickets: KV_ANSWER_TICKETS,
  answers: KV_ANSWERS,
  inbox: KV_INBOX,
  statistics: KV_STATISTICS,
  archive: KV_ARCHIVE,
  search: KV_SEARCH,
  attention: KV_ATTENTION,
  audit: KV_AUDIT,
  avatars: KV_AVATARS,
  canned: KV_CANNED,
  console: KV_CONSOLE,
  erasures: KV_ERASURES,
  follows: KV_FOLLOWS,
  measures: KV_MEASURES,
  notices: KV_NOTICES,
  notifications: KV_NOTIFICATIONS,
  passkeys: KV_PASSKEYS,
  pushDevices: KV_PUSH_DEVICES,
  readers: KV_READERS,
  roomSettings: KV_ROOM_SETTINGS,
  held: KV_HELD,
  desk: KV_DESK,
  notes: KV_NOTES,
  life: KV_LIFE,
  traces: KV_TRACES,
};

/** All parts, on a database. */
export function kvParts(database: KvDatabase): Parts {
  const parts = Object.keys(PART_EFFECTS).map((
    name,
  ) => [name, partOn(database, name as keyof Parts)]);
  return Object.fromEntries(parts) as Parts;
}

function partOn<Name extends keyof Parts>(database: KvDatabase, name: Name): Parts[Name] {
  const part: KvPart<Parts[Name]> | undefined = KV_PARTS[name];
  if (part !== undefined) return kvPart(database, name, part);
  return partOf<Parts[Name]>(PART_EFFECTS[name], (call) =>
    database.read(() => {
      throw new StoreError("failed", `Cannot answer "${name}.${call}": it is not kept yet`);
    }));
}
