/**
 * Schemas of what clients send: kinds and sizes. What a text or an address must look like is the
 * domain's to say.
 *
 * @module
 */
import * as v from "valibot";
import type { HistoryRequest, Say } from "../../../shared/chat/event.ts";
import { isMessageId } from "../../../shared/chat/id.ts";
import { MAX_PAGE_MESSAGES } from "../../../shared/limit.ts";

/** A schema whose output is `T`, whatever comes in. */
type SchemaOf<T> = v.GenericSchema<unknown, T>;

const MAX_EPOCH_LENGTH = 64;

const sequence = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A {@linkcode Say}. */
export const sayBody: SchemaOf<Say> = v.object({
  id: v.pipe(v.string(), v.check(isMessageId, '16 to 64 of A–Z, a–z, 0–9, "_" and "-"')),
  text: v.string(),
  page: v.exactOptional(v.object({ title: v.string(), url: v.string() })),
});

/** A {@linkcode HistoryRequest}. */
export const historyBody: SchemaOf<HistoryRequest> = v.object({
  before: v.exactOptional(sequence),
  after: v.exactOptional(sequence),
  epoch: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_EPOCH_LENGTH))),
  limit: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_PAGE_MESSAGES)),
  ),
});
