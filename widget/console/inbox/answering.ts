/**
 * A conversation in which what an author just writes may count as the answer to its one open question.
 * Whether it does, the author sees and chooses; nothing is taken for an answer silently.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { Change, Conversation, ConversationState, Draft } from "../../state/model.ts";

/** The only open question among the messages, if there is exactly one in all of the conversation. */
export function onlyQuestion(
  { messages, questions }: Pick<ConversationState, "messages" | "questions">,
): ChatMessage | undefined {
  if (questions.open !== 1) return undefined;
  return messages.find(({ question, deleted }) => question?.state === "open" && !deleted);
}

/** A conversation, and whether what is said next answers its question. */
export class AnsweringConversation implements Conversation {
  readonly #conversation: Conversation;
  /** The question the author does not want to answer with what they write. */
  #declined: string | undefined;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  get state(): ConversationState {
    return this.#conversation.state;
  }

  /** The question an answer is offered for. */
  get question(): ChatMessage | undefined {
    return onlyQuestion(this.state);
  }

  /** Whether what is said next counts as the answer to the question. */
  get answers(): boolean {
    const { question } = this;
    return question !== undefined && question.id !== this.#declined;
  }

  set answers(wanted: boolean) {
    this.#declined = wanted ? undefined : this.question?.id;
  }

  say(draft: Draft): void {
    const { question, answers } = this;
    // Who asks back, or is about a sentence, does not answer.
    const isPlain = draft.question !== true && draft.sentence === undefined &&
      draft.answers === undefined;
    this.#conversation.say(
      isPlain && answers && question !== undefined ? { ...draft, answers: question.id } : draft,
    );
  }

  subscribe(listener: () => void): () => void {
    return this.#conversation.subscribe(listener);
  }
  retry(id: string): void {
    this.#conversation.retry(id);
  }
  discard(id: string): void {
    this.#conversation.discard(id);
  }
  change(id: string, change: Change): void {
    this.#conversation.change(id, change);
  }
  dismiss(id: string): void {
    this.#conversation.dismiss(id);
  }
  see(seq: number): void {
    this.#conversation.see(seq);
  }
  type(): void {
    this.#conversation.type();
  }
  loadOlder(): void {
    this.#conversation.loadOlder();
  }
  reconnect(): void {
    this.#conversation.reconnect();
  }
  close(): void {
    this.#conversation.close();
  }
}
