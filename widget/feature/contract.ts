/**
 * What features are given by the conversation they belong to, and what they may ask of it. A feature
 * imports this, the state's model, the locale and small components; never what imports features.
 *
 * @module
 */
import type { ChatMessage, Sentence } from "../../shared/chat/event.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Locale } from "../locale/locale.ts";
import type { Conversation, Talk } from "../state/model.ts";

/** What goes beside the text that is being written. */
export type Reference =
  /** Another text for a message of one's own. */
  | { readonly kind: "edit"; readonly message: ChatMessage }
  /** The message that is quoted. */
  | { readonly kind: "quote"; readonly message: ChatMessage }
  /** The sentence of the post that is asked about. */
  | { readonly kind: "sentence"; readonly sentence: Sentence };

/** The conversation on the screen, as its features see it. */
export interface View {
  /** Begins to write about something; the focus goes to the field. */
  compose(reference: Reference): void;
  /** Shows a message of the conversation, loading what lies before; whether it was found. */
  reveal(id: string): Promise<boolean>;
  /** Says something to a screen reader. */
  announce(text: string): void;
  /** Draws again. */
  requestUpdate(): void;
}

/** What is not sent yet. */
export interface Draft {
  readonly text: string;
  /** Whether it asks, where somebody chose. */
  readonly question?: boolean | undefined;
  readonly reference?: Reference | undefined;
  /** What was there before a message was taken up again. */
  readonly before?: Draft | undefined;
}

/** What is being written, as those see it who help. */
export interface Writing {
  readonly locale: Locale;
  readonly conversation: Conversation;
  readonly field: HTMLTextAreaElement;
  readonly draft: Draft;
  /** Whether it asks for an answer. */
  readonly asks: boolean;
  /** How many characters still fit; less than 0 when there are too many. */
  readonly left: number;
  /** What was pasted last. */
  readonly pasted: string;
  /** Takes another draft in the place of this one. */
  become(draft: Draft): void;
  /** Draws again. */
  requestUpdate(): void;
}

/** What is drawn with. */
export interface ViewContext {
  readonly locale: Locale;
  readonly conversation: Conversation;
  readonly view: View;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** The two voices of a panel: what everybody reads, and what only the author does. */
export type Voice = "room" | "whisper";

/** The panel, as what stands around its conversations sees it. */
export interface PanelView extends HTMLElement {
  readonly locale: Locale;
  readonly talk: Talk;
  readonly clock: Clock;
  /** The one that is shown. */
  readonly voice: Voice;
  /** The whisper, once it was asked for. */
  readonly whisper: Conversation | undefined;
  readonly updateComplete: Promise<unknown>;
  /** Shows a voice. */
  show(voice: Voice): void;
  /** Draws again. */
  requestUpdate(): void;
}

/**
 * What is given to the features behind the panel's menu. Each of their modules has one function that
 * opens it, in a drawer (`component/drawer.ts`) over `place`.
 */
export interface PanelContext extends ViewContext {
  readonly talk: Talk;
  /** What a drawer covers. */
  readonly place: HTMLElement;
  /** Shows a voice; `conversation` and `view` of this context stay the room's. */
  show(voice: Voice): void;
}
