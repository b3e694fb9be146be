/**
 * What the server has of a reader: a name and an address, if they gave some.
 *
 * @module
 */
import { ME, ME_CHANGES } from "../../../shared/chat/own_destination.ts";
import { isMe, type Me, type SetMe } from "../../../shared/chat/reader.ts";
import type { Talk } from "../../state/model.ts";

/** How a change stands. */
export type ProfilePhase = "idle" | "saving" | "saved" | "name-taken" | "refused" | "offline";

/** See the head of this file. */
export class Profile {
  /** Unknown until the server has said it. */
  me: Me | undefined;
  phase: ProfilePhase = "idle";
  readonly #talk: Pick<Talk, "room" | "link">;
  readonly #changed: () => void;
  #leave: readonly (() => void)[] = [];
  #asked = false;

  /** @param changed hears of every change */
  constructor(talk: Pick<Talk, "room" | "link">, changed: () => void) {
    this.#talk = talk;
    this.#changed = changed;
  }

  /** Begins to ask and to hear. */
  start(): void {
    const { link, room } = this.#talk;
    this.#leave = [
      link.follow(() => ME_CHANGES, (body) => this.#take(body)),
      room.subscribe(() => this.#ask()),
    ];
    this.#ask();
  }

  /** Hears nothing any more. */
  stop(): void {
    for (const leave of this.#leave) leave();
  }

  /** Gives what is different from what the server has; an empty text takes it back. */
  save(name: string, email: string): void {
    if (this.phase === "saving") return;
    const body: SetMe = {
      ...differing("name", name.trim(), this.me?.name),
      ...differing("email", email.trim(), this.me?.email),
    };
    if (Object.keys(body).length === 0) return this.#become("saved");
    if (!this.#isOnline) return this.#become("offline");
    this.#become("saving");
    // From now on it matters that the reader stays the same.
    this.#talk.link.send({ destination: ME, body, kept: true }, (answer) => {
      if (answer.kind === "answered") return this.#become("saved");
      this.#become(answer.refusal.code === "forbidden" ? "name-taken" : "refused");
    });
  }

  get #isOnline(): boolean {
    return this.#talk.room.state.link.kind === "online";
  }

  #ask(): void {
    if (!this.#isOnline) {
      this.#asked = false;
      // Whether it was kept is not known; saving it again is harmless.
      if (this.phase === "saving") this.#become("offline");
    } else if (!this.#asked) {
      this.#asked = true;
      this.#talk.link.ask(ME, (answer) => {
        if (answer.kind === "answered") this.#take(answer.body);
      });
    }
  }

  #take(body: unknown): void {
    if (!isMe(body)) return;
    this.me = body;
    this.#changed();
  }

  #become(phase: ProfilePhase): void {
    this.phase = phase;
    this.#changed();
  }
}

function differing(field: keyof SetMe, text: string, known = ""): SetMe {
  return text === known ? {} : { [field]: text === "" ? null : text };
}
