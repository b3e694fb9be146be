/**
 * Names that read as another's: other case, other alphabets, signs between the letters, and words
 * such as "admin" beside them. Folded simply: rather a name too many is refused than somebody taken
 * for the author.
 *
 * @module
 */

/** Letters that look like Latin ones, in pairs; capitals apart where they look like others. */
const ALIKE = "АaВbЕeЗeІlЇlЈjКkМmНhОoРpСcТtУyХxЅsԌgԚqԜwӀl" +
  "аaвbеeзeиuіlїlјjкkмmнhоoпnрpсcтtуyхxѕsԁdԛqԝwһhьbгrгrпnӏl" +
  "ΑaΒbΕeΖzΗhΙlΚkΜmΝnΟoΡpΤtΥyΧx" +
  "αaβbγyδdεeηnιlκkνvοoρpσoςcτtυuχxωw" +
  "ıiøołlđdħhɑaɡgɩlʟlɪiᴀaʙbᴄcᴅdᴇeғfɢgʜhᴊjᴋkᴍmɴnᴏoᴘpʀrᴛtᴜuᴠvᴡwʏyᴢz" +
  "0o1l2z3e4a5s7t8b9g|l!l@a$sɐaəe";
const LATIN = new Map(Array.from(pairsIn(ALIKE)));
/** What stands between words. */
const SEPARATOR = /[\p{Z}\p{Pd}\p{Ps}\p{Pe}\p{Pc}.,:;/·•]+/u;
/** What people are called who run a blog, folded. A name is compared without these words. */
const ROLES = new Set(
  [
    "author",
    "admin",
    "administrator",
    "mod",
    "moderator",
    "owner",
    "official",
    "verified",
    "staff",
    "support",
    "team",
    "the",
    "작성자",
    "저자",
    "글쓴이",
    "관리자",
    "운영자",
  ].map((word) => folded(word)),
);

/**
 * Whether a name could be taken for another one, or says nothing but that somebody runs the blog.
 *
 * @example
 * ```ts
 * import { looksLike } from "./look_alike.ts";
 * console.assert(looksLike("АDА К1M (admin)", "Ada Kim"));
 * console.assert(looksLike("Moderator", "Ada Kim"));
 * console.assert(!looksLike("Ada Kimble", "Ada Kim"));
 * ```
 */
export function looksLike(name: string, other: string): boolean {
  const [own, others] = [skeletonsOf(name), skeletonsOf(other)];
  return own.some((skeleton) => skeleton === "" || others.includes(skeleton)) ||
    name.normalize("NFKC") === other.normalize("NFKC");
}

/**
 * What is left of a name when only its shape counts, with signs read as letters and with signs left
 * out: "$am" is read as "sam", and "★ Sam" too. Nothing is left of words for roles; one without
 * letters has no shape.
 */
function skeletonsOf(name: string): readonly string[] {
  const decomposed = name.normalize("NFKD").replace(/\p{Cf}/gu, "");
  return [decomposed, decomposed.replace(/[^\p{L}\p{N}\p{M}]/gu, " ")].flatMap((text) => {
    const words = text.split(SEPARATOR).map(folded).filter((word) => word !== "");
    return words.length === 0 ? [] : [words.filter((word) => !ROLES.has(word)).join("")];
  });
}

/** A word of letters and digits alone, in lower case, in Latin letters where it looks like them. */
function folded(word: string): string {
  return Array.from(word.normalize("NFKD").replace(/\p{M}/gu, "")).map((sign) =>
    LATIN.get(sign) ?? LATIN.get(sign.toLowerCase()) ?? sign.toLowerCase()
  ).join("").replace(/[^\p{L}\p{N}]/gu, "").replaceAll("i", "l").replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

function* pairsIn(text: string): Generator<[string, string]> {
  const signs = Array.from(text);
  for (let n = 0; n + 1 < signs.length; n += 2) yield [signs[n] ?? "", signs[n + 1] ?? ""];
}
