/**
 * Sizes, counts and rates both halves agree on. Units are in the names.
 *
 * @module
 */

/** A message's text, in UTF-16 units, after trimming. */
export const MAX_TEXT_LENGTH = 4_000;
/** The beginning of a message that quotes of it show, in UTF-16 units. */
export const MAX_EXCERPT_LENGTH = 200;
/** A sentence of the post that a message refers to, in UTF-16 units. */
export const MAX_SENTENCE_LENGTH = 500;
/** The text directive that finds such a sentence again, in UTF-16 units. */
export const MAX_FRAGMENT_LENGTH = 1_000;
/** One emoji, in UTF-16 units: flags and families are made of many. */
export const MAX_EMOJI_LENGTH = 40;
/** Different emoji at one message. */
export const MAX_MESSAGE_EMOJI = 8;
/** How many of those who feel the same are named. */
export const MAX_NAMED_REACTORS = 20;
/** How long readers may edit and delete what they sent, in milliseconds. */
export const EDIT_WINDOW_MS = 15 * 60_000;
/** A page's title, in UTF-16 units. */
export const MAX_TITLE_LENGTH = 300;
/** A page's address, in UTF-16 units. */
export const MAX_URL_LENGTH = 2_000;
/** A room's path, in UTF-16 units, before percent-encoding. */
export const MAX_PATH_LENGTH = 500;
/** A person's name, in UTF-16 units. */
export const MAX_NAME_LENGTH = 60;
/** A reader's e-mail address, in UTF-16 units. */
export const MAX_EMAIL_LENGTH = 254;
/** An author's password, in UTF-16 units. */
export const MIN_PASSWORD_LENGTH = 10;
/** More would only cost time while hashing, in UTF-16 units. */
export const MAX_PASSWORD_LENGTH = 200;
/** Messages in one page of history, at most. */
export const MAX_PAGE_MESSAGES = 100;
/** Messages in one page of history when nobody asks for a number. */
export const DEFAULT_PAGE_MESSAGES = 50;
/** So many messages of a conversation are counted as unread; more look the same. */
export const MAX_COUNTED_UNREAD = 100;
/** Messages of one reader, and of one site, that may wait for an author. */
export const MAX_HELD_OF_READER = 3;
/** More would be a flood: an author empties the list first. */
export const MAX_HELD_OF_SITE = 100;
/** Why an author took a measure, in UTF-16 units. */
export const MAX_REASON_LENGTH = 300;
/** How long a measure may count, in minutes: a year. */
export const MAX_MEASURE_MINUTES = 525_600;
/** What is looked for, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 100;
/** Messages in one page of a search, at most. */
export const MAX_PAGE_HITS = 50;
/** Messages in one page of a search when nobody asks for a number. */
export const DEFAULT_PAGE_HITS = 20;
/** Sites of one server. */
export const MAX_SITES = 100;
/** Origins of one site. */
export const MAX_SITE_ORIGINS = 50;
/** A site's title, in UTF-16 units. */
export const MAX_SITE_TITLE_LENGTH = 100;
/** Words and phrases no message of a site may contain. */
export const MAX_WORDS = 500;
/** One of them, in UTF-16 units. */
export const MAX_WORD_LENGTH = 100;
/** Spans in one day of an author's hours. */
export const MAX_DAY_SPANS = 10;
/** The longest time between two messages of one reader, in seconds. */
export const MAX_SLOW_MODE_SECONDS = 86_400;
/** The longest time messages are kept, but for those that are kept for ever, in days. */
export const MAX_RETENTION_DAYS = 36_500;
/** Rooms with settings of their own. */
export const MAX_SET_ROOMS = 10_000;
/** How often it is told that somebody is writing, at most, in milliseconds. */
export const TYPING_EVERY_MS = 3_000;
/** How long it is true that somebody is writing, in milliseconds. */
export const TYPING_FOR_MS = 6_000;
/** Authors of one server. */
export const MAX_AUTHORS = 50;
/** An author's picture: as much as any body of the API. */
export const MAX_AVATAR_BYTES = 65_536;
/** Its width and height. */
export const MAX_AVATAR_PIXELS = 512;
/** An internal note, in UTF-16 units. */
export const MAX_NOTE_LENGTH = 2_000;
/** Internal notes of one conversation. */
export const MAX_CONVERSATION_NOTES = 100;
/** The longest time a conversation sleeps, in milliseconds: a year. */
export const MAX_SNOOZE_MS = 365 * 24 * 60 * 60_000;
/** How long it is true that an author is answering, in milliseconds. */
export const ANSWERING_FOR_MS = 45_000;
/** How long it is true that an author looks at a conversation, unless they say so again, in milliseconds. */
export const LOOKING_FOR_MS = 3 * 60_000;
/** How long what went into the open from elsewhere, or out of a note, can be taken back: 15 minutes. */
export const TAKE_BACK_FOR_MS = 15 * 60_000;
/** Canned answers of one server. */
export const MAX_CANNED_ANSWERS = 200;
/** A canned answer's title, in UTF-16 units. */
export const MAX_CANNED_TITLE_LENGTH = 80;
/** Conversations of one reader that authors are shown together. */
export const MAX_READER_CONVERSATIONS = 20;
/** The newest message in a row of the inbox, in UTF-16 units. */
export const MAX_ROW_TEXT_LENGTH = 140;
/** Rows in one answer about the inbox. */
export const MAX_INBOX_ROWS = 500;
/** Filters an author saves. */
export const MAX_SAVED_FILTERS = 20;
