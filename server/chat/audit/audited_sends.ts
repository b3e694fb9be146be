/**
 * What authors send that is written down: by destination, which act it is and about what.
 *
 * @module
 */
import type { AuditAct } from "../../../shared/chat/audit.ts";
import { roomOfSegment } from "../../../shared/chat/destination.ts";
import { fieldsOf, isString } from "../../../shared/chat/guard.ts";
import { type ConversationRef, isMessageId, parseRoomId } from "../../../shared/chat/id.ts";
import type { AuditSubject } from "../../storage/port/audit_store.ts";

/** Something that is being sent. */
export interface AuditedSend {
  readonly act: AuditAct;
  readonly about: AuditSubject;
  /** The message it is about, if it is about one: whose it is, is looked up. */
  readonly message?: ConversationRef & { readonly id: string };
}

/** Acts by the name of a moderation command. */
const MODERATION: Readonly<Record<string, AuditAct>> = {
  ban: "reader.ban",
  mute: "reader.mute",
  lift: "reader.lift",
  purge: "reader.purge",
  approve: "message.approve",
  reject: "message.reject",
};
/** Acts by the name of a command in a conversation. */
const IN_CONVERSATION: Readonly<Record<string, AuditAct>> = {
  delete: "message.delete",
  publish: "message.publish",
};
const SENT = /^\/app\/(?:moderation\/(\w+)|rooms\/([^/]+)(?:\/whispers\/([^/]+))?\/(\w+))$/;

/** What a SEND is, if it is written down; of its body only what fits counts. */
export function auditedSend(destination: string, body: string): AuditedSend | undefined {
  const [, command = "", segment = "", whisper, name = ""] = SENT.exec(destination) ?? [];
  const act = Object.hasOwn(MODERATION, command)
    ? MODERATION[command]
    : Object.hasOwn(IN_CONVERSATION, name)
    ? IN_CONVERSATION[name]
    : undefined;
  if (act === undefined) return undefined;
  const fields = fieldsOf<Body>(parsed(body));
  if (command !== "") return moderated(act, fields);
  const room = roomOfSegment(segment);
  if (room === undefined || !isString(fields.id)) return undefined;
  const ref = { room, ...whisper !== undefined && { whisper } };
  return { act, ...ofMessage(ref, fields.id) };
}

/** What of a body matters here. */
interface Body {
  readonly id: string;
  readonly room: string;
  readonly reader: string;
  readonly site: string;
  readonly minutes: number;
  readonly message: { readonly room: string; readonly whisper: string; readonly id: string };
}

function moderated(act: AuditAct, fields: Partial<Record<keyof Body, unknown>>): AuditedSend {
  const { id, room, reader, site, minutes, message } = fields;
  const detail = typeof minutes === "number" ? { detail: String(minutes) } : {};
  // A measure has an id as messages have one.
  if (act === "reader.lift") return { act, about: isString(id) ? { message: id } : {} };
  const named = message === undefined
    ? { room, id, whisper: undefined }
    : fieldsOf<Body["message"]>(message);
  const at = isString(named.room) ? parseRoomId(named.room)?.id : undefined;
  if (at !== undefined && isString(named.id) && isMessageId(named.id)) {
    const ref = { room: at, ...isString(named.whisper) && { whisper: named.whisper } };
    const found = ofMessage(ref, named.id);
    return { act, ...found, about: { ...found.about, ...detail } };
  }
  return {
    act,
    about: { ...isString(reader) && { reader }, ...isString(site) && { site }, ...detail },
  };
}

function ofMessage(ref: ConversationRef, id: string): Omit<AuditedSend, "act"> {
  return { about: { room: ref.room, message: id }, message: { ...ref, id } };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
