/**
 * Schemas of what authors send to each other's desk.
 *
 * @module
 */
import * as v from "valibot";
import type {
  DeleteNote,
  PutNote,
  SetAnswering,
  SetDesk,
  SetLooking,
} from "../../../../shared/chat/desk.ts";
import { isMessageId } from "../../../../shared/chat/id.ts";

/** A schema whose output is `T`, whatever comes in. */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

const id = v.pipe(v.string(), v.check(isMessageId, '16 to 64 of A–Z, a–z, 0–9, "_" and "-"'));
/** An author's; whether there is one the domain says. */
const author = v.pipe(v.string(), v.maxLength(64));
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A {@linkcode SetDesk}. */
export const deskBody: SchemaOf<SetDesk> = v.object({
  assignee: v.exactOptional(v.nullable(author)),
  snoozedUntil: v.exactOptional(v.nullable(time)),
  done: v.exactOptional(v.boolean()),
});

/** A {@linkcode PutNote}. */
export const noteBody: SchemaOf<PutNote> = v.object({
  id,
  text: v.string(),
  reader: v.exactOptional(id),
});

/** A {@linkcode DeleteNote}. */
export const deleteNoteBody: SchemaOf<DeleteNote> = v.object({ id });

/** A {@linkcode SetAnswering}. */
export const answeringBody: SchemaOf<SetAnswering> = v.object({ answering: v.boolean() });

/** A {@linkcode SetLooking}. */
export const lookingBody: SchemaOf<SetLooking> = v.object({ looking: v.boolean() });
