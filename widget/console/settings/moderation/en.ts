/**
 * The page of measures in English.
 *
 * @module
 */
import type { ModerationWords } from "./words.ts";

/** Comes with the page. */
export const en: ModerationWords = {
  title: "Moderation",
  heldTitle: "Waiting for you",
  noneHeld: "No message is waiting.",
  approve: "Let through",
  reject: "Reject",
  measuresTitle: "Muted and banned",
  noMeasures: "Nobody is muted or banned.",
  muted: (who) => `${who} is muted`,
  banned: (who) => `${who} is banned`,
  somebody: "Somebody who was erased",
  network: "With everyone on the same network.",
  until: (when) => `Until ${when}.`,
  forever: "Until lifted.",
  reason: (reason) => `Reason: ${reason}`,
  by: (author, when) => `${author}, ${when}`,
  lift: "Lift",
};
