/**
 * Where an author answers from a notification, without the console.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import { isReaderId, parseRoomId, type RoomId } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Conversation } from "../../chat/conversation/conversation.ts";
import { assertForReaders } from "../../chat/notification/answering.ts";
import { remarkIn } from "../../chat/notification/remark.ts";
import type { AuthorGuard } from "../request/author_guard.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface AnswerRoutesOptions {
  readonly conversation: Pick<Conversation, "say">;
  readonly authorOf: AuthorGuard;
}

interface AnswerBody {
  readonly author: string;
  readonly room: string;
  readonly whisper?: string;
  readonly id: string;
  readonly text: string;
  readonly answers?: string;
}

const answerBody: v.GenericSchema<unknown, AnswerBody> = v.object({
  author: v.string(),
  room: v.string(),
  whisper: v.exactOptional(v.string()),
  id: v.string(),
  text: v.string(),
  answers: v.exactOptional(v.string()),
});

/**
 * For authors, from the server's own pages and their workers:
 *
 * - `POST /api/answers {author, room, whisper?, id, text, answers?}`: says something in a conversation;
 *   204. It says whose answer it is, since another author may have signed in since it was written. The
 *   same again changes nothing.
 */
export function createAnswerRoutes({ conversation, authorOf }: AnswerRoutesOptions): Hono {
  return new Hono()
    .onError(answerRefused)
    .post("/api/answers", async (c) => {
      const sender = await authorOf(c.req.raw);
      const { author, room, whisper, ...say } = await readJson(c.req.raw, answerBody);
      if (author !== sender.id) {
        throw new Refused({
          code: "forbidden",
          message: "Cannot answer: another author has signed in since this was written.",
        });
      }
      if (remarkIn(say.text) !== undefined) {
        throw new Refused({
          code: "invalid-body",
          message: "Cannot answer: it begins like a note for authors, and would be seen by others.",
        });
      }
      assertForReaders(say.text);
      const place = { sender, room: roomOf(room), ...whisper !== undefined && { whisper } };
      if (whisper !== undefined && !isReaderId(whisper)) throw nowhere("reader");
      await conversation.say(place, say);
      return c.body(null, 204);
    });
}

function roomOf(name: string): RoomId {
  const room = parseRoomId(name)?.id;
  if (room === undefined) throw nowhere("room");
  return room;
}

function nowhere(what: string): Refused {
  return new Refused({ code: "not-found", message: `There is no such ${what}.` });
}
