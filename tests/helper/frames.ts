/**
 * Frames of every kind, and what of them a version can carry.
 *
 * @module
 */
import fc from "fast-check";
import { type Command, COMMANDS, type Frame, frame } from "../../shared/stomp/frame.ts";
import type { HeaderEntry } from "../../shared/stomp/header.ts";
import type { Version } from "../../shared/stomp/version.ts";
import { HOSTILE, HOSTILE_STRING } from "./hostile_string.ts";

/** Text made of what gets lost on the way: escapes, line ends, colons, surrogates, long characters. */
export const arbitraryText: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(
    ...'\\:\n\r\0 \t"acnrt0',
    "é",
    "한",
    "🙂",
    "\ud83d",
    "\ude42",
    "\ufeff",
    "\u2028",
    "\uffff",
  ),
  maxLength: 12,
});

const arbitraryHeaders: fc.Arbitrary<HeaderEntry[]> = fc.array(
  fc.tuple(
    fc.oneof(
      arbitraryText.filter((name) => name !== ""),
      fc.constantFrom("destination", "content-length", " content-length", "content-length:1", "id"),
    ),
    arbitraryText,
  ),
  { maxLength: 5 },
);

const arbitraryBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  arbitraryText,
  fc.uint8Array({ maxLength: 40 }),
  fc.constant(""),
);

/** Any frame the protocol allows. */
export const arbitraryFrame: fc.Arbitrary<Frame> = fc
  .tuple(
    fc.constantFrom(...Object.keys(COMMANDS) as Command[]),
    arbitraryHeaders,
    arbitraryBody,
  )
  .map(([command, headers, body]) =>
    frame(command, headers, COMMANDS[command].mayHaveBody ? body : "")
  );

const hostileText = fc.oneof(
  HOSTILE_STRING,
  fc.constantFrom(...HOSTILE.filter((text) => text.length < 100)),
);

/** A frame with text from all of Unicode in its headers, and bodies with every octet. */
export const hostileFrame: fc.Arbitrary<Frame> = fc
  .tuple(
    fc.constantFrom(...Object.keys(COMMANDS) as Command[]),
    fc.array(fc.tuple(hostileText.filter((name) => name !== ""), hostileText), { maxLength: 6 }),
    fc.oneof(hostileText, fc.uint8Array({ maxLength: 700 }), fc.constant(everyOctet())),
  )
  .map(([command, headers, body]) =>
    frame(command, headers, COMMANDS[command].mayHaveBody ? body : "")
  );

function everyOctet(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, octet) => octet);
}

/**
 * The headers as a receiver sees them. STOMP 1.0 and unescaped frames have no line ends in headers
 * and no colons in names; STOMP 1.1 has no carriage returns; lone surrogates travel nowhere.
 */
export function asCarried({ command, headers, body }: Frame, version: Version): HeaderEntry[] {
  const unescaped = version === "1.0" || !COMMANDS[command].escaped;
  const unsayable = unescaped ? /[\r\n]/g : version === "1.1" ? /\r/g : /(?!)/g;
  const carried: HeaderEntry[] = [];
  for (const [name, value] of headers) {
    const text = name.toWellFormed().replace(unsayable, " ");
    const seen = unescaped ? text.replaceAll(":", " ").trim() : text;
    if (seen === "" || seen === "content-length") continue;
    const said = value.toWellFormed().replace(unsayable, " ");
    carried.push([seen, version === "1.0" ? said.trim() : said]);
  }
  if (body.length > 0) carried.push(["content-length", `${body.length}`]);
  return carried;
}
