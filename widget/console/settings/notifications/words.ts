/**
 * What the page of notifications says.
 *
 * @module
 */
import type {
  ChannelKind,
  DeliveryInfo,
  NoticeChoice,
  NoticeDigest,
} from "../../../../shared/chat/notice.ts";

/** What is said of one kind of channel. */
export interface ChannelWords {
  readonly name: string;
  /** What one gets by it, and whether one can answer there. */
  readonly about: string;
  readonly add: string;
}

/** Every phrase of the page. */
export interface NotificationsWords {
  readonly title: string;
  readonly intro: string;
  /** Said before there is anything to be told by. */
  readonly nowhere: string;

  readonly channelsTitle: string;
  readonly kinds: Readonly<Record<ChannelKind, ChannelWords>>;
  readonly device: string;
  readonly deviceLink: string;
  /** The name of a switch: a kind and where it leads. */
  readonly on: (kind: string, target: string) => string;
  readonly test: string;
  readonly testOf: (target: string) => string;
  readonly testing: string;
  readonly tested: Readonly<Record<"sent" | "refused" | "later", (code: string) => string>>;
  readonly remove: string;
  readonly removeOf: (target: string) => string;
  readonly removeTitle: (target: string) => string;
  readonly removeText: string;
  readonly codeSent: string;
  readonly code: string;
  readonly confirm: string;
  readonly codeWrong: string;
  readonly confirmed: string;
  readonly secretTitle: string;
  readonly secretText: string;

  readonly addTitle: string;
  readonly addThis: string;
  /** Why a kind cannot be added: what whoever runs the server has to set. */
  readonly missing: string;
  readonly missingMail: string;
  readonly missingHost: (host: string) => string;
  readonly address: string;
  readonly addressHint: string;
  readonly addressWrong: string;
  readonly url: string;
  readonly urlHint: Readonly<Record<"slack" | "discord" | "webhook", string>>;
  readonly urlWrong: string;
  readonly hostWrong: (host: string, hosts: string) => string;
  readonly token: string;
  readonly tokenHint: string;
  readonly tokenWrong: string;
  readonly chat: string;
  readonly chatHint: string;
  readonly chatWrong: string;
  readonly cannotSend: string;
  readonly adding: string;

  readonly choicesTitle: string;
  readonly choice: string;
  readonly choices: Readonly<Record<NoticeChoice, string>>;
  readonly onSite: (site: string) => string;
  readonly asElsewhere: string;
  readonly digest: string;
  readonly digests: Readonly<Record<NoticeDigest, string>>;
  readonly quiet: string;
  readonly quietHint: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly withText: string;
  readonly withTextHint: string;
  readonly language: string;
  readonly seen: string;

  readonly answersTitle: string;
  readonly answers: string;
  readonly noAnswers: string;
  readonly remark: string;

  readonly sentTitle: string;
  readonly sentNone: string;
  readonly columns: readonly [when: string, where: string, what: string, said: string];
  readonly outcomes: Readonly<Record<DeliveryInfo["outcome"], string>>;
  readonly gone: string;
  readonly browser: string;
  readonly took: (milliseconds: number) => string;
}
