/**
 * All emoji of the picker with their names, and how they are found.
 *
 * @module
 */
import { languageOf } from "../../locale/locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import { COUNTRIES, EMOJI } from "./data/emoji.ts";

/** A group's name, as the words have it. */
export type Group = keyof MoreWords["emoji"]["groups"];

/** One emoji. */
export interface Emoji {
  readonly emoji: string;
  readonly name: string;
  readonly takesTone: boolean;
}

/** By group, in the order in which they are shown. */
export type Catalogue = ReadonlyMap<Group, readonly Emoji[]>;

type Names = Promise<{ readonly names: readonly string[] }>;

const NAMES: Readonly<Record<string, () => Names>> = {
  ko: () => import("./data/ko.ts"),
  ja: () => import("./data/ja.ts"),
  zh: () => import("./data/zh.ts"),
  de: () => import("./data/de.ts"),
  es: () => import("./data/es.ts"),
  fr: () => import("./data/fr.ts"),
  pt: () => import("./data/pt.ts"),
};

/** With names in a language, or else in English. @param lang a BCP 47 tag */
export async function loadCatalogue(lang: string): Promise<Catalogue> {
  const load = NAMES[languageOf(lang)] ?? (() => import("./data/en.ts"));
  const { names } = await load();
  const groups = Object.entries(EMOJI).map(([group, list], index): [Group, readonly Emoji[]] => {
    const named = names[index]?.split(",") ?? [];
    return [
      group as Group,
      list.split(" ").map((emoji, at) => ({
        emoji: emoji.replace("+", ""),
        name: named[at] ?? "",
        takesTone: emoji.endsWith("+"),
      })),
    ];
  });
  return new Map([...groups, ["flags", flags(lang)]]);
}

function flags(lang: string): readonly Emoji[] {
  const countries = new Intl.DisplayNames([lang, "en"], { type: "region" });
  return (COUNTRIES.match(/../g) ?? []).map((country) => ({
    emoji: country.replace(/./g, (letter) => String.fromCodePoint(0x1f1a5 + letter.charCodeAt(0))),
    name: countries.of(country) ?? country,
    takesTone: false,
  }));
}

/** Those whose name has each of some words at the beginning of one of its own, or in it. */
export function search(catalogue: Catalogue, text: string, lang: string): readonly Emoji[] {
  const words = text.toLocaleLowerCase(lang).split(/\s+/).filter((word) => word !== "");
  const rank = ({ emoji, name }: Emoji): number => {
    const lower = ` ${name.toLocaleLowerCase(lang)}`;
    if (text.trim() === emoji || words.every((word) => lower.includes(` ${word}`))) return 0;
    return words.every((word) => lower.includes(word)) ? 1 : 2;
  };
  const found = [...catalogue.values()].flat().map((emoji) => ({ emoji, rank: rank(emoji) }));
  return found.filter(({ rank }) => rank < 2).sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji);
}
