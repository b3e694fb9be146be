/**
 * How headers hide octets that would end a line or a name (STOMP 1.2, "Value Encoding"; STOMP 1.1,
 * "Value Encoding"). STOMP 1.0 has no escapes. Names and values are treated alike, in one pass.
 *
 * @module
 */
import { StompError } from "./error.ts";
import type { Version } from "./version.ts";

const ESCAPES_1_1: readonly (readonly [character: string, sequence: string])[] = [
  ["\\", "\\\\"],
  ["\n", "\\n"],
  [":", "\\c"],
];
const ESCAPES = {
  "1.0": [],
  "1.1": ESCAPES_1_1,
  "1.2": [...ESCAPES_1_1, ["\r", "\\r"]],
} as const satisfies Record<Version, typeof ESCAPES_1_1>;

const SEQUENCE_OF: Readonly<Record<Version, ReadonlyMap<string, string>>> = {
  "1.0": new Map([["\r", " "], ["\n", " "]]),
  "1.1": new Map([...ESCAPES["1.1"], ["\r", " "]]),
  "1.2": new Map(ESCAPES["1.2"]),
};
const CHARACTER_OF: Readonly<Record<Version, ReadonlyMap<string, string>>> = {
  "1.0": new Map(),
  "1.1": new Map(ESCAPES["1.1"].map(([character, sequence]) => [sequence, character])),
  "1.2": new Map(ESCAPES["1.2"].map(([character, sequence]) => [sequence, character])),
};

/** What a header's text may not hold; looking for it first is cheaper than replacing nothing. */
const SPECIAL = /[\\\r\n:]/;

/**
 * A header's name or value as it is written. What the version cannot say becomes a space, so that
 * no text ever starts a header of its own: a carriage return in 1.1, line ends in 1.0.
 *
 * @example
 * ```ts
 * import { escape } from "./escape.ts";
 * console.assert(escape("C:\\new\n", "1.2") === "C\\c\\\\new\\n");
 * console.assert(escape("C:\\new\n", "1.0") === "C:\\new ");
 * ```
 */
export function escape(text: string, version: Version): string {
  if (!SPECIAL.test(text)) return text;
  const sequences = SEQUENCE_OF[version];
  return text.replace(/[\\\r\n:]/g, (character) => sequences.get(character) ?? character);
}

/**
 * The name or value that was written.
 *
 * @throws {StompError} at a backslash the version gives no meaning to (STOMP 1.2: "Undefined escape
 *   sequences such as \t MUST be treated as a fatal protocol error")
 *
 * @example
 * ```ts
 * import { unescape } from "./escape.ts";
 * console.assert(unescape("C\\c\\\\new\\n", "1.2") === "C:\\new\n");
 * ```
 */
export function unescape(text: string, version: Version): string {
  if (version === "1.0" || !text.includes("\\")) return text;
  const characters = CHARACTER_OF[version];
  return text.replace(/\\[^]?/gu, (sequence) => {
    const character = characters.get(sequence);
    if (character !== undefined) return character;
    const follower = JSON.stringify(sequence.slice(1)).slice(1, -1);
    throw new StompError(
      `undefined escape \\${follower}`,
      `STOMP ${version} defines ${[...characters.keys()].join(" ")}; write a backslash as \\\\.`,
    );
  });
}
