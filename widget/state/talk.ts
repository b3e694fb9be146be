/**
 * All that a page's reader can take part in, over one link: the room's conversation, and one's own
 * whisper in it once that is asked for.
 *
 * @module
 */
import {
  openConversation,
  type OpenConversationOptions,
  type OwnConversation,
} from "./conversation.ts";
import type { Link } from "./link.ts";
import type { Conversation, Talk } from "./model.ts";

/** What a talk is made of. */
export type OpenTalkOptions =
  & Omit<OpenConversationOptions, "isWhisper" | "sharedLink">
  & Pick<Talk, "call">;

/** Opens a room's talk and the link. */
export function openTalk(options: OpenTalkOptions): Talk {
  return new ReaderTalk(options);
}

class ReaderTalk implements Talk {
  readonly room: OwnConversation;
  readonly link: Link;
  readonly call: Talk["call"];
  readonly #options: OpenTalkOptions;
  #whisper: OwnConversation | undefined;

  constructor(options: OpenTalkOptions) {
    this.#options = options;
    this.link = options.link;
    this.call = options.call;
    this.room = openConversation({ ...options, sharedLink: true });
  }

  get whisper(): Conversation {
    return this.#whisper ??= openConversation({
      ...this.#options,
      isWhisper: true,
      sharedLink: true,
    });
  }

  async forget(asked: Promise<unknown>): Promise<void> {
    await Promise.all([asked, this.room.forget(asked), this.#whisper?.forget(asked)]);
    this.#options.outbox?.clear();
  }

  close(): void {
    this.room.close();
    this.#whisper?.close();
    this.link.close();
  }
}
