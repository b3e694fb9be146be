/**
 * What settings of sites and rooms may be, field by field.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  roomSettings,
  siteInFile,
  siteSettings,
} from "../../../../server/chat/site/site_schema.ts";
import { readSettings, SettingsError } from "../../../../server/chat/site/settings_fault.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { KEY_KINDS } from "../../../helper/identity.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const WORK = { from: 540, to: 1_080 };
const WEEK = [[WORK], [WORK], [WORK], [WORK], [WORK], [], []];

const FULL = {
  ...siteWith("blog"),
  origins: ["https://blog.example", "http://localhost:4000"],
  language: "ko",
  theme: { mode: "dark", color: "#336699" },
  hours: { timeZone: "Asia/Seoul", days: WEEK },
  moderation: {
    mode: "read-only",
    holdFirst: true,
    slowModeSeconds: 30,
    words: ["buy now", "광고"],
    proofOfWork: true,
  },
  retentionDays: 365,
  identityKey: JSON.parse(KEY_KINDS.find(({ alg }) => alg === "EdDSA")?.setting ?? ""),
};

/** The places of what is wrong with settings of a site. */
function placesOf(settings: unknown): readonly string[] {
  try {
    readSettings(settings, siteSettings);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.faults.map((fault) => fault.split(":")[0] ?? "");
  }
}

Deno.test("full settings of a site are read as they are, and none are those by default", () => {
  deepEqual(readSettings(FULL, siteInFile, { strict: true }), FULL);
  const { id: _, ...bare } = { ...siteWith("blog"), title: "" };
  deepEqual(readSettings({}, siteSettings), bare);
  deepEqual(readSettings({ moderation: {}, theme: {} }, siteSettings), bare);
});

Deno.test("settings are written as they are usually written", () => {
  const read = readSettings({
    title: "  e\u0301 ",
    origins: ["https://a.example", "https://b.example", "https://a.example"],
    language: "EN-gb",
    theme: { color: "#AABBCC" },
    moderation: { words: [" spam ", "spam"] },
  }, siteSettings);
  equal(read.title, "é");
  deepEqual(read.origins, ["https://a.example", "https://b.example"]);
  equal(read.language, "en-GB");
  equal(read.theme.color, "#aabbcc");
  deepEqual(read.moderation.words, ["spam"]);
});

/** What each field does not take, beside values of every other kind. */
const UNFIT: Readonly<Record<string, readonly unknown[]>> = {
  title: ["x".repeat(101), "a\nb", "a\u0000", "a\u202eb", "\ud800", "a\u2028b", "\u200b"],
  origins: [
    Array.from({ length: 51 }, (_, n) => `https://${n}.example`),
    ["https://blog.example/"],
    ["https://BLOG.example"],
    ["https://*.example"],
    ["null"],
    ["blog.example"],
    [["https://blog.example"]],
  ],
  language: ["english please", "x", "-", "en_US", "ko\u0000", "a".repeat(65)],
  "theme.mode": ["black", "AUTO", ""],
  "theme.color": ["red", "#36", "#3366990", "#33669g", "336699", "#336699;x"],
  "hours.timeZone": [
    "",
    "Asia/Nowhere",
    "+09:00",
    "-01:00",
    "UTC\u0000",
    "Asia/Seoul ",
    "x".repeat(65),
  ],
  "hours.days": [[], WEEK.slice(1), [...WEEK, []], ["", "", "", "", "", "", ""]],
  "hours.days.0": [
    [{ from: 0, to: 1_441 }],
    [{ from: 10, to: 10 }],
    [{ from: 10, to: 9 }],
    [{ from: -1, to: 9 }],
    [{ from: 0.5, to: 9 }],
    [{ from: 9 }],
    [{ from: 10, to: 20 }, { from: 15, to: 30 }],
    [{ from: 20, to: 30 }, { from: 10, to: 15 }],
    Array.from({ length: 11 }, (_, n) => ({ from: n, to: n + 1 })),
  ],
  "moderation.mode": ["closing", "Open", ""],
  "moderation.holdFirst": ["true", 1],
  "moderation.slowModeSeconds": [-1, 0.5, 86_401, "5", 1e300],
  "moderation.words": [
    ["\u200b"],
    Array.from({ length: 501 }, (_, n) => `word ${n}`),
    ["x".repeat(101)],
    [""],
    ["  "],
    ["a\nb"],
    ["\udfff"],
    ["\u2066"],
  ],
  "moderation.proofOfWork": ["on", 0],
  retentionDays: [0, -1, 1.5, 36_501, "30"],
  identityKey: [
    "a secret of thirty-two bytes, or more",
    {},
    null,
    { ...FULL.identityKey, d: "A".repeat(43) },
    { ...FULL.identityKey, x: "short" },
    { kty: "oct", k: "A".repeat(43) },
    { kty: "RSA", n: "AQAB", e: "AQAB" },
  ],
};

for (const [field, values] of Object.entries(UNFIT)) {
  Deno.test(`"${field}" refuses what does not fit, and says where`, () => {
    const others = [null, Number.NaN, Symbol.iterator, () => {}, { __proto__: [] }, 10n];
    const root = field.split(".").slice(0, 1).join();
    for (const value of [...values, ...others]) {
      const [place = ""] = placesOf(withField(FULL, field.split("."), value));
      const message = `${field} ${
        String(JSON.stringify(value, (_, v) => typeof v === "bigint" ? "n" : v)).slice(0, 60)
      }`;
      equal(place.startsWith(root), true, message);
    }
  });
}

Deno.test("hostile text in a field of text is refused or read without what is hostile in it", () => {
  for (const text of HOSTILE) {
    for (const field of ["title", "moderation.words.0"]) {
      const settings = withField(FULL, field.split("."), text);
      if (placesOf(settings).length > 0) continue;
      const read = JSON.stringify(readSettings(settings, siteSettings));
      equal(
        /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|\\[nrtbfu]/u.test(read),
        false,
        text,
      );
    }
    for (const field of ["origins.0", "language", "theme.color", "hours.timeZone"]) {
      if (field === "language" && text === "") continue;
      equal(placesOf(withField(FULL, field.split("."), text)).length > 0, true, `${field} ${text}`);
    }
  }
});

Deno.test("a site in a file needs an id that rooms may begin with", () => {
  for (const id of [undefined, "", "Blog", "a_b", "a/b", "-a", "x".repeat(33), "__proto__", 5]) {
    let faults: readonly string[] = [];
    try {
      readSettings({ ...FULL, id }, siteInFile, { place: "sites[0]" });
    } catch (error) {
      if (error instanceof SettingsError) faults = error.faults;
    }
    equal(faults[0]?.startsWith("sites[0].id: "), true, String(id));
  }
});

Deno.test("settings of a room are any of four, each within its bounds", () => {
  const full = { mode: "closed", holdFirst: false, slowModeSeconds: 0, retentionDays: 0 };
  deepEqual(readSettings(full, roomSettings), full);
  deepEqual(readSettings({}, roomSettings), {});
  deepEqual(readSettings({ words: ["x"] }, roomSettings), {});
  for (
    const wrong of [{ mode: "x" }, { holdFirst: 1 }, { slowModeSeconds: -1 }, {
      retentionDays: 36_501,
    }, []]
  ) {
    let refused = false;
    try {
      readSettings(wrong, roomSettings);
    } catch {
      refused = true;
    }
    equal(refused, true, JSON.stringify(wrong));
  }
});

/** A copy with another value at a place. */
function withField(
  value: unknown,
  [name = "", ...rest]: readonly string[],
  leaf: unknown,
): unknown {
  if (name === "") return leaf;
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  const changed = { [name]: withField(inner, rest, leaf) };
  return Array.isArray(value)
    ? value.map((item, n) => String(n) === name ? changed[name] : item)
    : { ...value as object, ...changed };
}
