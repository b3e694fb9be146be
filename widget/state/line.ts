/**
 * Sends messages one after another, so that they keep their order even when one has to wait: a
 * server that says "too fast" is asked again by itself.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Answer, Link, SendRequest } from "./link.ts";

/** A refusal that is over so soon needs nobody's decision. */
const SHORT_MS = 10_000;

/** One line of messages. */
export class Line {
  readonly #link: Pick<Link, "send">;
  readonly #clock: Pick<Clock, "after">;
  readonly #waiting: (() => void)[] = [];
  /** Counts how often the line was cleared: what was on its way before that is nobody's. */
  #life = 0;
  #cancel = () => {};

  constructor(link: Pick<Link, "send">, clock: Pick<Clock, "after">) {
    this.#link = link;
    this.#clock = clock;
  }

  /** Sends when those before are answered. `answered` is told once, or never if it is cleared. */
  push(request: SendRequest, answered: (answer: Answer) => void): void {
    const life = this.#life;
    const send = () =>
      this.#link.send(request, (answer) => {
        if (life !== this.#life) return;
        const waitMs = answer.kind === "refused" ? answer.refusal.retryAfterMs : undefined;
        if (waitMs !== undefined && waitMs <= SHORT_MS) {
          this.#cancel = this.#clock.after(waitMs, send);
          return;
        }
        this.#waiting.shift();
        answered(answer);
        this.#waiting[0]?.();
      });
    if (this.#waiting.push(send) === 1) send();
  }

  /** Forgets everybody in it. */
  clear(): void {
    this.#life++;
    this.#cancel();
    this.#waiting.length = 0;
  }
}
