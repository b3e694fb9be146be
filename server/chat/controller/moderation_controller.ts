/**
 * What authors do about readers.
 *
 * @module
 */
import type { ModerationList, Restrict } from "../../../shared/chat/moderation.ts";
import { Refused } from "../../../shared/refusal.ts";
import { Controller, type Message, MessageMapping, SubscribeMapping } from "../../messaging/mod.ts";
import type { Conversations } from "../chat.ts";
import type { ModerationDesk } from "../moderation/moderation.ts";
import type { ChatUser } from "./access/chat_user.ts";
import { judgeBody, liftBody, purgeBody, restrictBody } from "./body/moderation_body.ts";

/** Handles `/app/moderation`, where only authors may send and subscribe. */
@Controller("/moderation")
export class ModerationController {
  readonly #desk: ModerationDesk;

  constructor({ moderation }: Pick<Conversations, "moderation">) {
    this.#desk = moderation.desk;
  }

  /** Answers with the measures that count, and the messages that wait. */
  @SubscribeMapping("")
  list(): Promise<ModerationList> {
    return this.#desk.list();
  }

  /** Keeps a reader out. */
  @MessageMapping("/ban", { body: restrictBody })
  ban({ user, body }: Message<"/ban", typeof restrictBody, ChatUser>): Promise<void> {
    return this.#desk.restrict(user.sender, "ban", seenBy(user, body));
  }

  /** Keeps a reader from writing. */
  @MessageMapping("/mute", { body: restrictBody })
  mute({ user, body }: Message<"/mute", typeof restrictBody, ChatUser>): Promise<void> {
    return this.#desk.restrict(user.sender, "mute", seenBy(user, body));
  }

  /** Ends a measure. */
  @MessageMapping("/lift", { body: liftBody })
  lift({ body }: Message<"/lift", typeof liftBody, ChatUser>): Promise<void> {
    return this.#desk.lift(body);
  }

  /** Deletes all that a reader wrote. */
  @MessageMapping("/purge", { body: purgeBody })
  purge({ body }: Message<"/purge", typeof purgeBody, ChatUser>): Promise<void> {
    return this.#desk.purge(body);
  }

  /** Lets a held message through. */
  @MessageMapping("/approve", { body: judgeBody })
  approve({ body }: Message<"/approve", typeof judgeBody, ChatUser>): Promise<void> {
    return this.#desk.approve(body);
  }

  /** Throws a held message away. */
  @MessageMapping("/reject", { body: judgeBody })
  reject({ body }: Message<"/reject", typeof judgeBody, ChatUser>): Promise<void> {
    return this.#desk.reject(body);
  }
}

/** A moderator names no whisper: even that there is one is nothing to them. */
function seenBy({ role }: ChatUser, body: Restrict): Restrict {
  if (role !== "moderator" || body.message?.whisper === undefined) return body;
  throw new Refused({ code: "forbidden", message: "Cannot look there: that is for authors." });
}
