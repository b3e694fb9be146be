/**
 * The questions of a room: those the server names, kept true by what happens in the conversation.
 *
 * @module
 */
import { questionsOf } from "../../../shared/chat/room_destination.ts";
import type { ChatMessage, QuestionState } from "../../../shared/chat/event.ts";
import { isQuestionList } from "../../../shared/chat/question_list.ts";
import type { Talk } from "../../state/model.ts";
import { roomOf } from "../room.ts";

/** See the head of this file. Asks as soon as there is a link, and again after it was lost. */
export class RoomQuestions {
  /** Whether the server has named them. */
  loaded = false;
  /** Whether it did not want to. */
  refused = false;
  readonly #talk: Pick<Talk, "room" | "link">;
  readonly #changed: () => void;
  #leave = () => {};
  readonly #known = new Map<string, ChatMessage>();
  #epoch = "";
  #asked = false;

  /** @param changed hears of every change */
  constructor(talk: Pick<Talk, "room" | "link">, changed: () => void) {
    this.#talk = talk;
    this.#changed = changed;
  }

  /** Begins to ask and to hear. */
  start(): void {
    this.#leave = this.#talk.room.subscribe(() => {
      this.#follow();
      this.#changed();
    });
    this.#follow();
  }

  /** Those that are open or answered, the newest first. */
  in(state: QuestionState): readonly ChatMessage[] {
    return [...this.#known.values()]
      .filter(({ question }) => question?.state === state)
      .sort((one, other) => other.seq - one.seq);
  }

  /** Asks the server again. */
  retry(): void {
    this.#asked = this.refused = false;
    this.#follow();
    this.#changed();
  }

  /** Hears nothing any more. */
  stop(): void {
    this.#leave();
  }

  /** Takes up what the conversation has. */
  #follow(): void {
    const { link, loaded, epoch, messages } = this.#talk.room.state;
    if (link.kind !== "online") this.#asked = false;
    if (link.kind !== "online" || !loaded) return;
    if (epoch !== this.#epoch) {
      // Another conversation, but for the first message of one: that gives it its epoch.
      if (this.#epoch !== "") this.#asked = false;
      this.#known.clear();
      this.#epoch = epoch;
    }
    this.#ask();
    for (const message of messages) this.#take(message);
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#talk.link.ask(questionsOf(roomOf(this.#talk)), (answer) => {
      this.refused = answer.kind === "refused" || !isQuestionList(answer.body);
      if (answer.kind === "answered" && isQuestionList(answer.body)) {
        const { epoch, open, answered } = answer.body;
        this.loaded = true;
        // Of another epoch it comes too early or too late: that is asked for again.
        if (epoch === this.#epoch) {
          for (const message of [...open, ...answered]) this.#take(message);
        }
      }
      this.#changed();
    });
  }

  /** Of two forms of a message the later counts. */
  #take(message: ChatMessage): void {
    const known = this.#known.get(message.id);
    if (known === message || (known?.rev ?? -1) > message.rev) return;
    if (message.question !== undefined && message.deleted !== true) {
      this.#known.set(message.id, message);
    } else this.#known.delete(message.id);
  }
}
