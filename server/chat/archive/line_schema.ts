/**
 * Reads the lines of an archive, which anybody may have written: whatever is not as an export writes it
 * is refused.
 *
 * @module
 */
import * as v from "valibot";
import { isMessageId, isReaderId, parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import { MAX_TITLE_LENGTH, MAX_URL_LENGTH } from "../../../shared/limit.ts";
import { checkedEmoji } from "../conversation/emoji.ts";
import { checkedSentence } from "../conversation/sentence.ts";
import { cleanName, cleanText } from "../text.ts";
import { roomSettings, siteInFile } from "../site/site_schema.ts";
import type { ArchiveLine } from "./line.ts";

/** The version of the format that is written; all up to it are read. */
export const ARCHIVE_VERSION = 1;
const MAX_AUTHOR_ID_LENGTH = 64;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const messageId = v.pipe(v.string(), v.check(isMessageId, "the id of a message"));
const epoch = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, "an epoch"));
const room = v.pipe(
  v.string(),
  v.check((id) => parseRoomId(id) !== undefined, "a room in canonical form"),
  v.transform((id) => id as RoomId),
);
const reader = v.pipe(v.string(), v.check(isReaderId, "the id of a reader"));
const isTrue = v.literal(true);
/** On another server nothing is there, until its author has the same picture. */
const AVATAR = /^\/avatars\/[0-9a-f]{32}\.(?:png|jpg|webp)$/;

/** A value that `check` gives back as it is. */
function cleanly<Value>(check: (value: Value) => unknown, name: string) {
  return v.check<Value, string>((value) => {
    try {
      return JSON.stringify(check(value)) === JSON.stringify(value);
    } catch {
      return false;
    }
  }, name);
}

const person = v.pipe(
  v.object({ kind: v.picklist(["reader", "author"]), id: v.string() }),
  v.check(
    ({ kind, id }) =>
      kind === "reader" ? isReaderId(id) : id.length > 0 && id.length <= MAX_AUTHOR_ID_LENGTH,
    "a person",
  ),
);
const sender = v.pipe(
  v.object({
    kind: v.picklist(["reader", "author"]),
    id: v.pipe(v.string(), v.maxLength(MAX_AUTHOR_ID_LENGTH)),
    name: v.pipe(v.string(), cleanly((name) => name === "" ? "" : cleanName(name), "a name")),
    verified: v.exactOptional(isTrue),
    avatar: v.exactOptional(v.pipe(v.string(), v.regex(AVATAR, "the path of a picture"))),
  }),
  v.check(({ kind, avatar }) => kind === "author" || avatar === undefined, "an author's picture"),
  // Of who was erased no id is left.
  v.check(({ kind, id }) => kind === "author" || id === "" || isReaderId(id), "a sender"),
);

const message = v.pipe(
  v.object({
    type: v.literal("message"),
    room,
    whisper: v.exactOptional(reader),
    id: messageId,
    seq: ordinal,
    rev: ordinal,
    from: sender,
    text: v.string(),
    at: count,
    firstText: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,43}$/, "a hash"))),
    editedAt: v.exactOptional(count),
    deleted: v.exactOptional(isTrue),
    quote: v.exactOptional(messageId),
    sentence: v.exactOptional(v.pipe(
      v.object({ text: v.string(), fragment: v.string() }),
      cleanly(checkedSentence, "a sentence"),
    )),
    question: v.exactOptional(v.object({
      state: v.picklist(["open", "answered"]),
      answer: v.exactOptional(messageId),
    })),
    answers: v.exactOptional(messageId),
    consent: v.exactOptional(isTrue),
    published: v.exactOptional(messageId),
    whispered: v.exactOptional(isTrue),
  }),
  v.check(({ text, deleted }) => deleted ? text === "" : text !== "", "a text, unless deleted"),
  v.check(({ from: { id }, deleted }) => id !== "" || deleted === true, "a sender with an id"),
  v.check(({ text, deleted }) => deleted === true || isClean(text), "a text as it is kept"),
);

function isClean(text: string): boolean {
  try {
    return cleanText(text) === text;
  } catch {
    return false;
  }
}

const lines = v.variant("type", [
  v.object({ type: v.literal("smalltalk"), version: ordinal }),
  v.object({ type: v.literal("site"), site: siteInFile }),
  v.object({ type: v.literal("room"), room, settings: roomSettings }),
  v.object({
    type: v.literal("conversation"),
    room,
    whisper: v.exactOptional(reader),
    epoch,
    lastSeq: count,
    rev: count,
    goneRev: count,
    page: v.object({
      title: v.pipe(v.string(), v.maxLength(MAX_TITLE_LENGTH)),
      url: v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH), v.regex(/^(?:https?:.*)?$/)),
    }),
  }),
  message,
  v.object({
    type: v.literal("reaction"),
    by: person,
    emoji: v.pipe(v.string(), cleanly(checkedEmoji, "an emoji")),
  }),
  v.object({ type: v.literal("end"), conversations: count, messages: count }),
]);

/** The line a text holds, or why it holds none. */
export function parseLine(text: string): ArchiveLine | { readonly unfit: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { unfit: "it is not JSON" };
  }
  const result = v.safeParse(lines, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const expected = issue.expected ?? issue.message;
  if (path === null) return { unfit: `it is not ${expected}` };
  const isMissing = issue.received === "undefined";
  return { unfit: `"${path}" ${isMissing ? "is missing" : `must be ${expected}`}` };
}
