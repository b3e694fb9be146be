/**
 * What settings of sites and rooms may be: schemas, whose messages say what is expected.
 *
 * @module
 */
import * as v from "valibot";
import { hasInk } from "../../../shared/ink.ts";
import { isSiteId } from "../../../shared/chat/id.ts";
import {
  DEFAULT_MODERATION,
  type Hours,
  type Moderation,
  type PublicJwk,
  type RoomSettings,
  type Site,
  type Span,
  type Theme,
} from "../../../shared/chat/site.ts";
import {
  MAX_DAY_SPANS,
  MAX_RETENTION_DAYS,
  MAX_SITE_ORIGINS,
  MAX_SITE_TITLE_LENGTH,
  MAX_SLOW_MODE_SECONDS,
  MAX_WORD_LENGTH,
  MAX_WORDS,
} from "../../../shared/limit.ts";
import { publicIdentityKey } from "../reader/identity_key.ts";
import { isOrigin } from "./web_origin.ts";

type SchemaOf<T> = v.GenericSchema<unknown, T>;

/** Longer ones do not exist, and are not even looked at. */
const MAX_NAME_LENGTH = 64;
const MINUTES_OF_A_DAY = 1_440;
// Control characters, halves of surrogate pairs, and what changes the direction of its neighbours.
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

const OBJECT = "an object with settings";
const FLAG = "true or false";
const ORIGIN = "an origin such as https://blog.example, in lower case, nothing after the host";
const ZONE = "the name of a time zone, such as Asia/Seoul";
const LANGUAGE = "a language tag such as ko or en-GB";
const COLOR = 'a colour such as "#336699"';
const DAYS = "seven lists, Monday first";
const SPANS = `at most ${MAX_DAY_SPANS} spans, one after the other`;
const PUBLIC_KEY = "a public key as JSON: EC P-256 or OKP Ed25519, without its private half";
const SPAN = `whole minutes from 0 to ${MINUTES_OF_A_DAY}, "from" below "to"`;

const flag = v.boolean(FLAG);

/** Named fields; a list is none, whatever JavaScript says. */
function fields<Entries extends v.ObjectEntries>(entries: Entries, expected = OBJECT) {
  const isNamed = (value: unknown) => !Array.isArray(value);
  return v.pipe(v.unknown(), v.check(isNamed, expected), v.object(entries, expected));
}

function line(most: number, least = 0): SchemaOf<string> {
  const expected = `text on one line, of ${
    least === 0 ? "at most" : `${least} to`
  } ${most} characters`;
  return v.pipe(
    v.string(expected),
    v.check((text) => !UNFIT.test(text), expected),
    v.transform((text) => text.normalize("NFC").trim()),
    v.check((text) => text.length >= least && text.length <= most, expected),
    // Nobody sees it, and as a word it would be in every message.
    v.check((text) => text === "" || hasInk(text), expected),
  );
}

function count(least: number, most: number): SchemaOf<number> {
  const expected = `a whole number from ${least} to ${most}`;
  return v.pipe(
    v.number(expected),
    v.check((n) => Number.isInteger(n) && n >= least && n <= most, expected),
  );
}

/** A list without what is there twice. */
function listOf<T>(item: SchemaOf<T>, most: number, what: string): SchemaOf<readonly T[]> {
  const expected = `a list of at most ${most} ${what}`;
  // The length first: what is too long is not looked at.
  return v.pipe(
    v.array(v.unknown(), expected),
    v.maxLength(most, expected),
    v.array(item),
    v.transform((items) => [...new Set(items)]),
  );
}

const mode = v.picklist(["open", "read-only", "closed"], '"open", "read-only" or "closed"');
const slowModeSeconds = count(0, MAX_SLOW_MODE_SECONDS);

const origin = v.pipe(
  v.string(ORIGIN),
  // A star is a host to the URL standard, and a promise we do not keep.
  v.check((text) => isOrigin(text) && !text.includes("*"), ORIGIN),
);

const theme: SchemaOf<Theme> = fields({
  mode: v.optional(v.picklist(["auto", "light", "dark"], '"auto", "light" or "dark"'), "auto"),
  color: v.exactOptional(v.pipe(
    v.string(COLOR),
    v.regex(/^#[0-9a-f]{6}$/i, COLOR),
    v.toLowerCase(),
  )),
});

const span: SchemaOf<Span> = v.pipe(
  fields({ from: count(0, MINUTES_OF_A_DAY), to: count(0, MINUTES_OF_A_DAY) }, SPAN),
  v.check(({ from, to }) => from < to, SPAN),
);

const day: SchemaOf<readonly Span[]> = v.pipe(
  v.array(v.unknown(), SPANS),
  v.maxLength(MAX_DAY_SPANS, SPANS),
  v.array(span),
  v.check((spans) => spans.every(({ from }, n) => from >= (spans[n - 1]?.to ?? 0)), SPANS),
);

const hours: SchemaOf<Hours> = fields({
  timeZone: v.pipe(v.string(ZONE), v.check(isTimeZone, ZONE)),
  days: v.pipe(v.array(v.unknown(), DAYS), v.length(7, DAYS), v.array(day)),
});

const moderation: SchemaOf<Moderation> = fields({
  mode: v.optional(mode, DEFAULT_MODERATION.mode),
  holdFirst: v.optional(flag, DEFAULT_MODERATION.holdFirst),
  slowModeSeconds: v.optional(slowModeSeconds, DEFAULT_MODERATION.slowModeSeconds),
  words: v.optional(listOf(line(MAX_WORD_LENGTH, 1), MAX_WORDS, "words and phrases"), []),
  proofOfWork: v.optional(flag, DEFAULT_MODERATION.proofOfWork),
});

const identityKey: SchemaOf<PublicJwk> = v.pipe(
  v.unknown(),
  v.check((value) => publicIdentityKey(value) !== undefined, PUBLIC_KEY),
  v.transform((value) => publicIdentityKey(value)?.key as PublicJwk),
);

const siteEntries = {
  title: v.optional(line(MAX_SITE_TITLE_LENGTH), ""),
  origins: v.optional(listOf(origin, MAX_SITE_ORIGINS, "origins"), []),
  language: v.optional(
    v.pipe(
      v.string(LANGUAGE),
      v.check((tag) => canonicalLanguage(tag) !== undefined, LANGUAGE),
      v.transform((tag) => canonicalLanguage(tag) ?? ""),
    ),
    "",
  ),
  theme: v.optional(theme, {}),
  hours: v.exactOptional(hours),
  moderation: v.optional(moderation, {}),
  retentionDays: v.exactOptional(count(1, MAX_RETENTION_DAYS)),
  identityKey: v.exactOptional(identityKey),
};

/** The settings of a site whose id is known; what is left out is as by default. */
export const siteSettings: SchemaOf<Omit<Site, "id">> = fields(siteEntries);

/** The same as a change of what holds: with the version it is a change of, if it says so. */
export const siteChange: SchemaOf<Omit<Site, "id"> & { readonly version?: string }> = fields({
  ...siteEntries,
  version: v.exactOptional(v.string("the version of the settings that are changed")),
});

const SITE_ID = 'an id of a–z, 0–9 and "-", at most 32 characters';

/** A site with its id. */
export const siteInFile: SchemaOf<Site> = fields({
  id: v.pipe(v.string(SITE_ID), v.check(isSiteId, SITE_ID)),
  ...siteEntries,
});

/** The settings of a room. */
export const roomSettings: SchemaOf<RoomSettings> = fields({
  mode: v.exactOptional(mode),
  holdFirst: v.exactOptional(flag),
  slowModeSeconds: v.exactOptional(slowModeSeconds),
  retentionDays: v.exactOptional(count(0, MAX_RETENTION_DAYS)),
});

/** Whether there is such a time zone; not an offset, which knows no summer time. */
function isTimeZone(name: string): boolean {
  if (name.length > MAX_NAME_LENGTH || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A language tag as it is usually written; empty as it is; `undefined`: there is none like it. */
function canonicalLanguage(tag: string): string | undefined {
  if (tag === "") return "";
  if (tag.length > MAX_NAME_LENGTH) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
