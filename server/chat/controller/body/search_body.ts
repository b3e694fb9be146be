/**
 * Schemas of what clients look for: kinds and sizes. What a query must look like is the domain's to
 * say.
 *
 * @module
 */
import * as v from "valibot";
import { parseRoomId, type RoomId } from "../../../../shared/chat/id.ts";
import type { RoomSearch, SearchRequest } from "../../../../shared/chat/search.ts";
import { MAX_PAGE_HITS } from "../../../../shared/limit.ts";

const site = v.pipe(
  v.string(),
  v.check((id) => parseRoomId(`${id}/`)?.site === id, "a site's id"),
);
const room = v.pipe(
  v.string(),
  v.check((id) => parseRoomId(id) !== undefined, "a room's id in canonical form"),
  v.transform((id) => id as RoomId),
);
const fields = {
  q: v.string(),
  before: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  limit: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_PAGE_HITS)),
  ),
};

/** A {@linkcode RoomSearch}. */
export const roomSearchBody: v.GenericSchema<unknown, RoomSearch> = v.object(fields);

/** A {@linkcode SearchRequest}. */
export const searchBody: v.GenericSchema<unknown, SearchRequest> = v.object({
  ...fields,
  site: v.exactOptional(site),
  room: v.exactOptional(room),
  in: v.exactOptional(v.picklist(["rooms", "whispers", "all"])),
});
