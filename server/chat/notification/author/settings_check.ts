/**
 * Whether how an author wants to be told makes sense.
 *
 * @module
 */
import {
  NOTICE_CHOICES,
  NOTICE_DIGESTS,
  type NoticeSettings,
} from "../../../../shared/chat/notice.ts";
import { Refused } from "../../../../shared/refusal.ts";

const DAY_MINUTES = 24 * 60;

/**
 * The settings, and nothing besides.
 *
 * @param isSite whether there is a site of an id
 * @throws {Refused} `invalid-body`, which names what does not make sense
 */
export function checkedSettings(
  { choice, sites, digest, quiet, timeZone, withText, language }: NoticeSettings,
  isSite: (id: string) => boolean,
): NoticeSettings {
  if (![choice, ...Object.values(sites)].every((each) => NOTICE_CHOICES.includes(each))) {
    throw invalid(`Cannot take the choice: one of ${NOTICE_CHOICES.join(", ")} is expected.`);
  }
  const unknown = Object.keys(sites).find((id) => !isSite(id));
  if (unknown !== undefined) throw invalid(`There is no site ${JSON.stringify(unknown)}.`);
  if (!NOTICE_DIGESTS.includes(digest)) {
    throw invalid(`Cannot take the digest: one of ${NOTICE_DIGESTS.join(", ")} is expected.`);
  }
  if (language !== "en" && language !== "ko") {
    throw invalid('Cannot take the language: "en" or "ko" is expected.');
  }
  if (!isTimeZone(timeZone)) {
    throw invalid("Cannot take the time zone: an IANA name such as Asia/Seoul is expected.");
  }
  const isFit = quiet === undefined ||
    [quiet.from, quiet.to].every((minute) => minute >= 0 && minute < DAY_MINUTES);
  if (!isFit) throw invalid("Cannot take the quiet hours: minutes of a day are expected.");
  return {
    choice,
    sites: { ...sites },
    digest,
    ...quiet !== undefined && { quiet },
    timeZone,
    withText,
    language,
  };
}

function isTimeZone(name: string): boolean {
  if (name.length > 60 || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}
