/**
 * The phrases the console has beside those of a conversation.
 *
 * @module
 */
import type { Command } from "../console/shell/keys.ts";
import type { Failures, Words } from "./words.ts";

/** Every phrase the author can meet. */
export interface ConsoleWords extends Words {
  readonly signIn: string;
  readonly password: string;
  readonly show: string;
  readonly forgotten: string;
  readonly welcome: string;
  readonly linkText: string;
  readonly linkAgain: string;
  readonly withPassword: string;
  readonly withPasskey: string;
  readonly passkeyFromLink: string;
  readonly passkeyName: string;
  readonly name: string;
  readonly newPassword: string;
  readonly passwordHint: (characters: number) => string;
  /** Why signing in did not work; `otherwise` also for a server that cannot be reached. */
  readonly faults: Failures;
  readonly sessionOver: string;
  readonly unreachableTitle: string;
  /** The server answers, and lets nobody in now. */
  readonly notNowTitle: string;
  /** There is no connection at all. */
  readonly offlineTitle: string;
  /** Why nothing can be read then. */
  readonly offlineText: string;
  /** @param time when what is shown was loaded */
  readonly asOf: (time: string) => string;

  /** What the rail is called, and where it leads. */
  readonly sectionsLabel: string;
  readonly sections: {
    readonly inbox: string;
    readonly numbers: string;
    readonly settings: string;
    readonly setup: string;
  };
  /** How many conversations wait, in the title of the page. */
  readonly waitingTitle: (count: number) => string;
  readonly signedInAs: (name: string) => string;
  /** A part of the console did not arrive. */
  readonly notLoadedTitle: string;
  readonly keys: {
    readonly title: string;
    readonly commands: Readonly<Record<Command, string>>;
    readonly switchOff: string;
  };
  readonly kit: KitWords;
}

/** What the shared pieces of the console say. */
export interface KitWords {
  readonly cancel: string;
  readonly close: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly copy: string;
  readonly copied: string;
  /** What to type to show that one means it, before something cannot be undone. */
  readonly typeToConfirm: (word: string) => string;
  /** Where the server asks again who is there. */
  readonly proof: {
    readonly title: string;
    readonly text: string;
    readonly go: string;
    readonly passkey: string;
    readonly checking: string;
    readonly left: string;
  };
  /** Why a call did not work, by the refusal's code. */
  readonly refused: Readonly<Record<string, string>> & { readonly otherwise: string };
}
