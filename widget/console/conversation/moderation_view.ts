/**
 * Which measures count and which messages wait for an author, followed over the desk's link.
 *
 * @module
 */
import { MODERATION, MODERATION_LIST, moderationOf } from "../../../shared/chat/destination.ts";
import type { ModerationCommand } from "../../../shared/chat/destination.ts";
import {
  type HeldMessage,
  isModerationEvent,
  isModerationList,
  type Measure,
  type ModerationEvent,
} from "../../../shared/chat/moderation.ts";
import type { Link } from "../../state/link.ts";
import type { CallRefusal } from "../api/console_api.ts";
import { askOver, sendOver } from "./link_call.ts";

/** See the head of this file. */
export class ModerationView {
  /** Whether the server has said what there is. */
  loaded = false;
  /** The newest first. */
  measures: readonly Measure[] = [];
  /** The oldest first. */
  held: readonly HeldMessage[] = [];
  readonly #link: Link;
  readonly #changed: () => void;
  readonly #stops: (() => void)[];

  /** @param changed hears each change */
  constructor(link: Link, changed: () => void) {
    this.#link = link;
    this.#changed = changed;
    this.#stops = [
      link.follow(() => MODERATION, (body) => {
        if (isModerationEvent(body)) this.#hear(body);
      }),
      link.watch(() => void this.#load()),
    ];
    void this.#load();
  }

  /** Does something about a reader or a message. Fulfilled with the refusal, if it was refused. */
  act(command: ModerationCommand, body: object): Promise<CallRefusal | undefined> {
    return sendOver(this.#link, { destination: moderationOf(command), body });
  }

  /** Hears no more. */
  close(): void {
    this.#stops.forEach((stop) => stop());
  }

  async #load(): Promise<void> {
    if (this.#link.status.kind !== "online") return;
    const asked = await askOver(this.#link, MODERATION_LIST, isModerationList);
    if (!asked.ok) return;
    this.loaded = true;
    this.measures = asked.value.measures;
    this.held = asked.value.held;
    this.#changed();
  }

  #hear(event: ModerationEvent): void {
    switch (event.type) {
      case "measure":
        this.measures = [
          event.measure,
          ...this.measures.filter(({ id }) => id !== event.measure.id),
        ];
        break;
      case "lifted":
        this.measures = this.measures.filter(({ id }) => id !== event.id);
        break;
      case "held":
        this.held = [...this.held.filter(({ id }) => id !== event.message.id), event.message];
        break;
      case "approved":
      case "rejected":
        this.held = this.held.filter(({ room, id }) => room !== event.room || id !== event.id);
        break;
      case "purged":
        this.held = this.held.filter(({ from }) => from.id !== event.reader);
    }
    this.#changed();
  }
}
