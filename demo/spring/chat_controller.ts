/**
 * The handlers of the chat: rooms everybody reads, and whispers to one person.
 *
 * @module
 */
import * as v from "valibot";
import {
  Controller,
  type FailedMessage,
  type Message,
  MessageExceptionHandler,
  MessageMapping,
  Refused,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../server/messaging/mod.ts";

const Line = v.object({
  text: v.pipe(v.string(), v.trim(), v.nonEmpty("Expected some words"), v.maxLength(500)),
});
const ROOMS = ["garden", "kitchen"];
const MAX_HISTORY = 50;

/** Thrown when somebody whispers to a person who is not connected. */
export class Absent extends Error {}

/** Needs to know who is here. */
@Controller("/chat")
export class ChatController {
  readonly #said = new Map(ROOMS.map((room): [string, object[]] => [room, []]));
  readonly #isHere: (name: string) => boolean;

  constructor(isHere: (name: string) => boolean) {
    this.#isHere = isHere;
  }

  @SubscribeMapping("/rooms/{room}/history")
  history({ params }: Message<"/rooms/{room}/history">) {
    return this.#in(params.room);
  }

  @MessageMapping("/rooms/{room}/say", { body: Line })
  @SendTo("/topic/rooms/{room}")
  say({ params, body, user }: Message<"/rooms/{room}/say", typeof Line>) {
    const said = { by: user.name, text: body.text };
    const all = this.#in(params.room);
    all.push(said);
    if (all.length > MAX_HISTORY) all.shift();
    return said;
  }

  @MessageMapping("/whispers/{name}", { body: Line })
  whisper({ params, body, user, sendToUser }: Message<"/whispers/{name}", typeof Line>) {
    if (!this.#isHere(params.name)) throw new Absent(params.name);
    sendToUser(params.name, "/queue/whispers", { by: user.name, text: body.text });
  }

  @MessageExceptionHandler(Absent)
  @SendToUser("/queue/errors", { broadcast: false })
  onAbsent({ error }: FailedMessage<Absent>) {
    return { code: "absent", message: `${error.message} is not here.` };
  }

  #in(room: string): object[] {
    const said = this.#said.get(room);
    if (said !== undefined) return said;
    throw new Refused({ code: "not-found", message: "There is no such room." });
  }
}
