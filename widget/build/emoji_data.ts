/**
 * Makes the data of the emoji picker out of `emojibase-data` (MIT), whose names are those of
 * Unicode's CLDR (Unicode License v3): `deno run -A widget/build/emoji_data.ts` writes them to
 * `widget/feature/emoji/data`.
 *
 * About one thousand emoji are left, so that the picker with one language stays under 12 kB of gzip:
 * those that systems of the last years can draw, without the variants of one person, signs and
 * arrows. Flags are letters of countries; what they are called says the browser.
 *
 * @module
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** Languages there are names in. The picker speaks English to all others. */
export const NAMED_LANGUAGES = ["en", "ko", "ja", "zh", "de", "es", "fr", "pt"] as const;

/** The picker's groups, by those of the source. */
const GROUPS: Readonly<Record<number, string>> = {
  0: "smileys",
  1: "people",
  3: "nature",
  4: "food",
  5: "travel",
  6: "activities",
  7: "objects",
  8: "symbols",
};
const FLAGS = 9;
/** Newer ones are squares on many screens. */
const NEWEST_VERSION = 14;
/** Left out: nobody reacts with them. */
const LEFT_OUT = new Set([
  ...["person", "person-fantasy", "person-sport", "family", "clothing", "household", "dishware"],
  ...["place-building", "place-geographic", "place-map", "place-other", "place-religious", "hotel"],
  ...["transport-sign", "arrow", "religion", "zodiac", "av-symbol", "gender", "keycap", "alphanum"],
  ...["geometric", "writing", "transport-ground", "transport-water", "musical-instrument", "money"],
  ...["animal-bug", "person-resting", "lock", "office", "animal-marine"],
]);
/** What the server takes: Unicode's sequences recommended for general interchange. */
const RGI = /^\p{RGI_Emoji}$/v;

/** One emoji as the source has it. */
interface Entry {
  readonly emoji: string;
  readonly label: string;
  readonly hexcode: string;
  readonly group?: number;
  readonly subgroup?: number;
  readonly version: number;
  readonly skins?: readonly unknown[];
}

/** Reads a file of the source. @param path such as `en/data.json` */
export type ReadSource = (path: string) => Promise<unknown>;

/** The modules of the data, by their paths below `widget/feature/emoji/data`. */
export async function emojiModules(read: ReadSource): Promise<ReadonlyMap<string, string>> {
  const { subgroups } = await read("meta/groups.json") as {
    readonly subgroups: Readonly<Record<number, string>>;
  };
  const all = (await read("en/data.json") as readonly Entry[]).map((entry) => ({
    ...entry,
    emoji: recommended(entry.emoji),
  }));
  const used = all.filter((entry) => isUsed(entry, subgroups[entry.subgroup ?? -1] ?? ""));
  const modules = new Map([["emoji.ts", emojiModule(used, all)]]);
  for (const language of NAMED_LANGUAGES) {
    const entries = await read(`${language}/data.json`) as readonly Entry[];
    const names = new Map(entries.map(({ hexcode, label }) => [hexcode, label]));
    modules.set(`${language}.ts`, namesModule(used, names));
  }
  return modules;
}

function isUsed({ emoji, group = -1, version }: Entry, subgroup: string): boolean {
  const isVariant = emoji.includes("\u200d") && /[\u2640\u2642]|^[\u{1f468}\u{1f469}]/u.test(emoji);
  const isHour = /[\u{1f550}-\u{1f567}]/u.test(emoji);
  return GROUPS[group] !== undefined && version <= NEWEST_VERSION && !LEFT_OUT.has(subgroup) &&
    !isVariant && !isHour;
}

/** The form that is recommended: the source makes all of them ask for colours. */
function recommended(emoji: string): string {
  return RGI.test(emoji) ? emoji : emoji.replaceAll("\ufe0f", "");
}

function emojiModule(used: readonly Entry[], all: readonly Entry[]): string {
  const groups = Object.entries(GROUPS).map(([group, name]) => {
    const emoji = used.filter((entry) => entry.group === Number(group));
    // Those that can have one of five skin tones are marked.
    const list = emoji.map((entry) => entry.emoji + (entry.skins?.length === 5 ? "+" : ""));
    return `  ${name}:\n    ${JSON.stringify(list.join(" "))},`;
  });
  const countries = all.filter(({ group, emoji }) => group === FLAGS && [...emoji].length === 2)
    .map(({ emoji }) => emoji.replace(/./gu, (letter) => latin(letter)))
    .filter((country) => /^[A-Z]{2}$/.test(country));
  return `${HEAD("The emoji of the picker, by group; `+` marks those that take a skin tone.")}
export const EMOJI = {
${groups.join("\n")}
} as const;

/** Countries that have a flag, two letters each (ISO 3166-1). */
export const COUNTRIES =\n  ${JSON.stringify(countries.join(""))};
`;
}

function namesModule(used: readonly Entry[], names: ReadonlyMap<string, string>): string {
  const list = used.map(({ hexcode, label }) => (names.get(hexcode) ?? label).replace(/[",]/g, ""));
  const lines = Object.keys(GROUPS).map((group) => {
    const ofGroup = list.filter((_, index) => used[index]?.group === Number(group));
    return `  ${JSON.stringify(ofGroup.join(","))},`;
  });
  return `${HEAD("What the emoji are called, in the order in which they stand in their groups.")}
export const names = [
${lines.join("\n")}
] as const;
`;
}

const HEAD = (what: string) =>
  `/**
 * ${what}
 * Made by \`widget/build/emoji_data.ts\`; names are Unicode's (CLDR), see there.
 *
 * @module
 */
/** See the head of this file. */`;

/** The Latin letter of a regional indicator. */
function latin(indicator: string): string {
  return String.fromCharCode((indicator.codePointAt(0) ?? 0) - 0x1f1e6 + 65);
}

/** Reads from the package. */
export async function readPackage(path: string): Promise<unknown> {
  const file = fileURLToPath(import.meta.resolve(`emojibase-data/${path}`));
  return JSON.parse(await readFile(file, "utf8"));
}

if (import.meta.main) {
  const folder = fileURLToPath(new URL("../feature/emoji/data", import.meta.url));
  for (const [path, text] of await emojiModules(readPackage)) {
    await writeFile(join(folder, path), text);
    process.stdout.write(`${path} ${text.length}\n`);
  }
}
