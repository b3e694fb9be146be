/**
 * What is said beside a conversation: whose it is, its notes, its reader, moderation.
 *
 * @module
 */
import type { SnoozeName } from "./snooze_times.ts";

/** Every phrase beside a conversation. */
export interface HandlingWords {
  readonly bar: {
    readonly label: string;
    readonly assignee: string;
    readonly nobody: string;
    readonly you: (name: string) => string;
    /** Whose conversation it is, of an author who was removed. */
    readonly gone: string;
    readonly take: string;
    readonly snooze: string;
    readonly until: (when: string) => string;
    readonly times: Readonly<Record<SnoozeName, string>>;
    readonly choose: string;
    readonly chooseTitle: string;
    readonly chooseLabel: string;
    readonly chooseWrong: string;
    readonly wake: string;
    readonly done: string;
    readonly isDone: string;
    readonly reopen: string;
    readonly back: string;
  };
  readonly foot: {
    readonly canned: string;
    /** Who else has the conversation open. */
    readonly looking: (names: string) => string;
    readonly answering: (names: string) => string;
    readonly counts: (question: string) => string;
    readonly countsNot: string;
    readonly overtakenTitle: string;
    readonly overtaken: (name: string, text: string) => string;
    readonly sendAnyway: string;
  };
  readonly canned: {
    readonly title: string;
    readonly find: string;
    readonly none: string;
    readonly noneFound: string;
    readonly edit: string;
    /** What stands for a variable there is nothing for. */
    readonly otherwise: Readonly<Record<"reader" | "title" | "author" | "link", string>>;
  };
  readonly notes: {
    readonly title: string;
    readonly hint: string;
    readonly field: string;
    readonly keep: string;
    readonly edit: string;
    readonly delete: string;
    readonly deleteTitle: string;
    readonly deleteText: string;
    readonly edited: string;
    readonly publish: string;
    readonly publishTitle: string;
    readonly everyoneSees: (title: string) => string;
    readonly onlySees: (name: string) => string;
    readonly publishOpen: string;
    readonly publishLow: string;
    /** A note was published a moment ago, and can be taken back. */
    readonly published: (time: string) => string;
    readonly takeBack: string;
    readonly takenBack: string;
    readonly tooLong: (over: number) => string;
    readonly about: (name: string) => string;
  };
  readonly context: {
    readonly label: string;
    readonly post: string;
    readonly openPost: string;
    readonly site: (site: string) => string;
    readonly held: string;
    readonly approve: string;
    readonly reject: string;
    readonly questions: string;
    readonly noQuestions: string;
    readonly sentence: string;
    readonly jump: string;
    readonly answer: string;
    readonly answered: string;
    readonly reopen: string;
    readonly answeredOnes: (count: number) => string;
    readonly room: string;
    readonly close: string;
    readonly closeTitle: string;
    readonly closeText: string;
    readonly open: string;
    readonly isClosed: string;
    readonly erase: string;
    readonly eraseTitle: string;
    readonly eraseRoom: string;
    readonly eraseWhisper: (name: string) => string;
  };
  readonly consent: {
    readonly title: string;
    readonly unasked: string;
    readonly asked: string;
    readonly allowed: string;
    readonly published: string;
    readonly ask: string;
    /** What is put into the composer. */
    readonly question: string;
    readonly publish: string;
    readonly publishTitle: string;
    readonly publishText: (title: string) => string;
  };
  readonly reader: {
    readonly title: string;
    readonly choose: string;
    readonly verified: string;
    readonly email: string;
    readonly since: (when: string) => string;
    readonly stranger: string;
    readonly trusted: string;
    readonly untrusted: string;
    readonly earlier: string;
    readonly noEarlier: string;
    readonly messages: (count: number) => string;
    readonly whispered: string;
    readonly notes: string;
    readonly muted: (until: string) => string;
    readonly banned: (until: string) => string;
    readonly until: (when: string) => string;
    readonly forever: string;
    readonly reason: (reason: string) => string;
    readonly lift: string;
    readonly mute: string;
    readonly ban: string;
    readonly purge: string;
    readonly purgeTitle: string;
    readonly purgeText: (name: string) => string;
    readonly erase: string;
    readonly eraseTitle: string;
    readonly eraseText: (name: string) => string;
  };
  readonly restrict: {
    readonly mute: (name: string) => string;
    readonly ban: (name: string) => string;
    readonly muteText: string;
    readonly banText: string;
    readonly why: string;
    readonly whyHint: string;
    readonly howLong: string;
    readonly times: Readonly<Record<"60" | "1440" | "10080" | "43200" | "forever", string>>;
    readonly network: string;
    readonly networkHint: string;
  };
}
