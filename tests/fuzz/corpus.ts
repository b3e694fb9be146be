/**
 * Inputs that are kept: what a search starts from (`corpus/`), and what once broke something
 * (`found/`). Files are text, one input a line: a name, an equals sign, the octets. Octets that are no
 * printable ASCII are written as `\n`, `\r`, `\0` or `\xHH`, a backslash as `\\`.
 *
 * @module
 */

/** One input and what it is about. */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FOLDERS = ["corpus/", "found/"];
const SEQUENCES: Readonly<Record<string, number>> = { n: 10, r: 13, "0": 0, "\\": 92 };

/** All inputs that are kept. */
export function readCorpus(): Entry[] {
  return FOLDERS.flatMap((folder) =>
    filesIn(new URL(folder, import.meta.url)).flatMap((name) => readEntries(`${folder}${name}`))
  );
}

/** The inputs of one file, such as `corpus/valid.txt`. */
export function readEntries(file: string): Entry[] {
  return entriesOf(Deno.readTextFileSync(new URL(file, import.meta.url)));
}

/** Keeps an input that broke something. @returns the file's name */
export function keepFound({ name, bytes }: Entry): string {
  const folder = new URL("found/", import.meta.url);
  Deno.mkdirSync(folder, { recursive: true });
  const readable = toReadable(bytes);
  const file = `${hashOf(readable)}.txt`;
  Deno.writeTextFileSync(
    new URL(file, folder),
    `${name.replaceAll(/[=\n]/g, " ")} = ${readable}\n`,
  );
  return file;
}

/** The inputs of one file's text. Lines that begin with `#` are for people. */
export function entriesOf(text: string): Entry[] {
  return text.split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const at = line.indexOf(" = ");
      if (at === -1) throw new SyntaxError(`Cannot read an input "${line}": it has no " = "`);
      return { name: line.slice(0, at), bytes: fromReadable(line.slice(at + 3)) };
    });
}

/** Octets as a line of text. */
export function toReadable(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => {
    const letter = Object.keys(SEQUENCES).find((key) => SEQUENCES[key] === octet);
    if (letter !== undefined) return `\\${letter}`;
    if (octet >= 0x20 && octet < 0x7f) return String.fromCharCode(octet);
    return `\\x${octet.toString(16).padStart(2, "0")}`;
  }).join("");
}

/** What {@linkcode toReadable} wrote; other characters may stand for their UTF-8. */
export function fromReadable(text: string): Uint8Array {
  const utf8 = new TextEncoder();
  const octets = text.match(/\\x[0-9a-f]{2}|\\[nr0\\]|[^\\]/gu) ?? [];
  if (octets.join("") !== text) throw new SyntaxError(`Cannot read "${text}": a stray backslash`);
  return Uint8Array.from(octets.flatMap((written) => {
    if (written.startsWith("\\x")) return [Number.parseInt(written.slice(2), 16)];
    const octet = written.length > 1 ? SEQUENCES[written.slice(1)] : undefined;
    return octet === undefined ? [...utf8.encode(written)] : [octet];
  }));
}

function filesIn(folder: URL): string[] {
  try {
    return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** Names that do not change with the order of finding (FNV-1a). */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
