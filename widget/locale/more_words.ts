/**
 * The phrases of the features, which are loaded with the first of them. Each feature has a part.
 *
 * @module
 */

/** Every phrase of the features a reader can meet. A phrase that counts is a function. */
export interface MoreWords {
  readonly notices: {
    readonly copy: string;
    /** A change the server did not take. */
    readonly notChanged: string;
    readonly tooLate: string;
    /** Takes note of it. */
    readonly leave: string;
    /** Why nobody, or the reader, may write. */
    readonly readOnly: string;
    readonly muted: string;
    /** There is a time between two messages. */
    readonly slow: string;
    readonly heldFirst: string;
  };
  readonly composing: {
    /** What is written, in words. */
    readonly edit: string;
    readonly sentence: string;
    /** The message of somebody is quoted. */
    readonly quote: (name: string) => string;
    /** Leaves out what is quoted. */
    readonly leaveOut: string;
    /** Leaves an edit. */
    readonly cancel: string;
    /** Marks what was pasted as code. */
    readonly code: string;
  };
  /** Who is there. A name is empty when it is not known: then it is "the author". */
  readonly presence: {
    readonly here: (name: string) => string;
    readonly away: (name: string) => string;
    /** How long answers usually take: some minutes, or at most so many hours or days. */
    readonly minutes: (name: string) => string;
    readonly hours: (name: string, count: number) => string;
    readonly days: (name: string, count: number) => string;
    /** When the author's hours begin. @param day "tomorrow", "Monday"; empty for today */
    readonly back: (name: string, day: string, time: string) => string;
    /** When the author's hours end. */
    readonly until: (name: string, time: string) => string;
    readonly writing: (name: string) => string;
    /** A reader nobody knows the name of. */
    readonly somebodyWriting: string;
    /** How many read along. */
    readonly reading: (count: number) => string;
  };
  readonly sentence: {
    /** Where nothing has been said yet: that a sentence can be asked about. */
    readonly hint: string;
    /** What was asked for stands in the post, or does not any more. */
    readonly shown: string;
    readonly gone: string;
  };
  /** What one can do with a message. */
  readonly actions: {
    /** The menu. */
    readonly title: string;
    /** The button that opens the emoji. */
    readonly moreEmoji: string;
    /** The first item on an emoji of a message, for a screen reader. */
    readonly react: (emoji: string) => string;
    readonly quote: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly asQuestion: string;
    readonly answered: string;
    readonly reopen: string;
    readonly edit: string;
    readonly delete: string;
    /** Asks once more. */
    readonly deleteForEveryone: string;
    /** Of one's own whisper: whether the author may. */
    readonly mayPublish: string;
  };
  /** What a message has beside its text. */
  readonly parts: {
    /** A button to the message that is quoted. */
    readonly quoted: (name: string) => string;
    readonly quoteDeleted: string;
    /** Where a message was asked for that is kept no more. */
    readonly gone: string;
    /** A button to the sentence in the post. */
    readonly sentence: string;
    readonly reactions: string;
    /** A reaction, for a screen reader. @param names of some of the people; may be empty */
    readonly reaction: (emoji: string, count: number, names: string) => string;
    readonly open: string;
    readonly answered: string;
    readonly toAnswer: string;
    readonly toQuestion: string;
    readonly edited: string;
    readonly whispered: string;
    readonly published: string;
  };
  /** Code in a message. */
  readonly code: {
    /** @param language as it was written; may be empty */
    readonly label: (language: string) => string;
    readonly copy: string;
  };
  readonly emoji: {
    readonly title: string;
    readonly search: string;
    readonly found: (count: number) => string;
    readonly recent: string;
    readonly tone: string;
    /** As Unicode groups them. */
    readonly groups: {
      readonly smileys: string;
      readonly people: string;
      readonly nature: string;
      readonly food: string;
      readonly travel: string;
      readonly activities: string;
      readonly objects: string;
      readonly symbols: string;
      readonly flags: string;
    };
  };
}
