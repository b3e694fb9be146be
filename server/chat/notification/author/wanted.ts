/**
 * Whether an author wants to be told of a message.
 *
 * @module
 */
import type { NoticeChoice, NoticeSettings } from "../../../../shared/chat/notice.ts";
import type { NoticeReason } from "./notice.ts";

/** A message, as far as it matters here. */
export interface Told {
  readonly site: string;
  readonly reason: NoticeReason;
  /** Whether its conversation is the author's at the desk. */
  readonly isMine: boolean;
}

/** What an author chose for a site. */
export function choiceFor({ choice, sites }: NoticeSettings, site: string): NoticeChoice {
  return Object.hasOwn(sites, site) ? sites[site] ?? choice : choice;
}

/** A private message asks for an answer too; what waits, or was given to the author, always does. */
export function isWanted(settings: NoticeSettings, { site, reason, isMine }: Told): boolean {
  switch (choiceFor(settings, site)) {
    case "all":
      return true;
    case "questions":
      return reason !== "message" || isMine;
    case "mine":
      return isMine || reason === "assigned";
    case "none":
      return false;
  }
}
