/**
 * Schemas of what clients send: kinds and sizes. What a text or an address must look like is the
 * domain's to say.
 *
 * @module
 */
import * as v from "valibot";
import type {
  Consent,
  Delete,
  Edit,
  HistoryRequest,
  Publish,
  React,
  Say,
  SetQuestion,
} from "../../../../shared/chat/event.ts";
import { isMessageId } from "../../../../shared/chat/id.ts";
import { MAX_PAGE_MESSAGES } from "../../../../shared/limit.ts";

/** A schema whose output is `T`, whatever comes in. */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

/** As the server makes them; a conversation without messages has an empty one. */
export const EPOCH = /^[\w-]{0,64}$/;

const sequence = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const id = v.pipe(v.string(), v.check(isMessageId, '16 to 64 of A–Z, a–z, 0–9, "_" and "-"'));

/** A {@linkcode Say}. */
export const sayBody: SchemaOf<Say> = v.object({
  id,
  text: v.string(),
  page: v.exactOptional(v.object({ title: v.string(), url: v.string() })),
  question: v.exactOptional(v.boolean()),
  answers: v.exactOptional(id),
  quote: v.exactOptional(id),
  sentence: v.exactOptional(v.object({ text: v.string(), fragment: v.string() })),
});

/** A {@linkcode HistoryRequest}. */
export const historyBody: SchemaOf<HistoryRequest> = v.object({
  before: v.exactOptional(sequence),
  after: v.exactOptional(sequence),
  afterRev: v.exactOptional(sequence),
  epoch: v.exactOptional(v.pipe(v.string(), v.regex(EPOCH))),
  limit: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_PAGE_MESSAGES)),
  ),
});

/** An {@linkcode Edit}. */
export const editBody: SchemaOf<Edit> = v.object({ id, text: v.string() });

/** A {@linkcode Delete}. */
export const deleteBody: SchemaOf<Delete> = v.object({ id });

/** A {@linkcode React}. */
export const reactBody: SchemaOf<React> = v.object({ id, emoji: v.string(), on: v.boolean() });

/** A {@linkcode SetQuestion}. */
export const questionBody: SchemaOf<SetQuestion> = v.object({
  id,
  state: v.picklist(["open", "answered"]),
});

/** A {@linkcode Consent}. */
export const consentBody: SchemaOf<Consent> = v.object({ id, allow: v.boolean() });

/** A {@linkcode Publish}. */
export const publishBody: SchemaOf<Publish> = v.object({ id, as: id });
