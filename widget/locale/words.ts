/**
 * The phrases every language has to have.
 *
 * @module
 */
import type { RefusalCode } from "../../shared/code.ts";
import type { LinkStatus } from "../state/model.ts";

/** By code; `otherwise` for codes that say nothing to a person. */
export type Failures =
  & Readonly<Partial<Record<RefusalCode, string>>>
  & { readonly otherwise: string };

/** Every phrase a reader can meet. A phrase that counts is a function. */
export interface Words {
  /** Which way the language runs. */
  readonly dir: "ltr" | "rtl";
  readonly author: string;
  readonly you: string;
  /** A reader who gave no name. */
  readonly reader: (number: number) => string;
  readonly close: string;
  /** The button with all that there is besides. */
  readonly menu: string;

  readonly link: Readonly<Record<LinkStatus["kind"], string>>;
  /**
   * What to know about a link that does not stand: by the code that says why, else by how it is.
   *
   * @param seconds until the next try
   */
  readonly notice:
    & Readonly<
      Partial<
        Record<LinkStatus["kind"] | NonNullable<LinkStatus["code"]>, (seconds: number) => string>
      >
    >
    & {
      /** An author keeps this reader out, or everybody of their network. */
      readonly banned: () => string;
      /** Nobody but authors reads or writes in the room. */
      readonly closed: () => string;
    };
  readonly tryNow: string;

  readonly conversation: string;
  readonly older: string;
  readonly loadingOlder: string;
  readonly begins: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly newMessages: (count: number) => string;
  /** Above what came since one was here last. */
  readonly newSince: string;
  /** What is left of a message. */
  readonly deleted: string;
  /** The button beside a message. */
  readonly actions: string;

  /** What becomes of one's own message. */
  readonly phase: Readonly<Record<"queued" | "sent" | "stored" | "seen" | "held", string>>;
  /** Why a message was refused. */
  readonly failed: Failures;
  readonly wait: (seconds: number) => string;
  readonly retry: string;
  readonly discard: string;

  /** The public voice: its name, and how one writes with it. */
  readonly everyone: string;
  readonly placeholder: string;
  readonly audience: string;
  readonly send: string;
  /** The private voice. */
  readonly whisper: {
    readonly name: string;
    readonly placeholder: string;
    readonly audience: string;
    readonly send: string;
    readonly emptyTitle: string;
    readonly emptyText: string;
  };
  /** Whether what is written asks for an answer: a button that stays pressed. */
  readonly question: string;
  /** The button with the emoji. */
  readonly emoji: string;
  readonly left: (characters: number) => string;
  readonly tooMany: (characters: number) => string;
}
