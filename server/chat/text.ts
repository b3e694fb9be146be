/**
 * What people write, made fit to be kept and shown.
 *
 * Refused: control characters other than line feed and tab, and halves of surrogate pairs; no
 * keyboard writes them. Removed without a word: characters that change the direction in which their
 * neighbours are shown (bidirectional embeddings, overrides and isolates). Pasted text carries them
 * unseen, and they can make a text read as something it does not say; the letters stay, and the
 * Unicode bidirectional algorithm shows right-to-left scripts rightly without them.
 *
 * @module
 */
import { hasInk } from "../../shared/ink.ts";
import {
  MAX_NAME_LENGTH,
  MAX_REASON_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_TITLE_LENGTH,
} from "../../shared/limit.ts";
import { Refused } from "../../shared/refusal.ts";

const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
// deno-lint-ignore no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const SPACES_AND_CONTROLS = /[\p{Cc}\p{Z}]+/gu;

/**
 * A message's text: in NFC, with line feeds as line ends, without spaces around it.
 *
 * @throws {Refused} `invalid-body` when nothing visible is left, when it is longer than
 *   `MAX_TEXT_LENGTH`, or when it has characters no text should have
 */
export function cleanText(raw: string): string {
  if (!raw.isWellFormed()) throw invalid("Cannot take the text: it has half a character.");
  const text = raw.replace(/\r\n?/g, "\n").replace(DIRECTION, "").normalize("NFC").trim();
  if (CONTROL.test(text)) throw invalid("Cannot take the text: it has control characters.");
  if (!hasInk(text)) throw invalid("Cannot take the text: it is empty.");
  if (text.length > MAX_TEXT_LENGTH) {
    throw invalid(
      `Cannot take a text of ${text.length} characters: at most ${MAX_TEXT_LENGTH}.`,
    );
  }
  return text;
}

/**
 * A person's name, on one line.
 *
 * @throws {Refused} `invalid-body` when nothing visible is left or it is longer than
 *   `MAX_NAME_LENGTH`
 */
export function cleanName(raw: string): string {
  const name = oneLine(raw);
  if (!hasInk(name)) throw invalid("Cannot take the name: it is empty.");
  if (name.length > MAX_NAME_LENGTH) {
    throw invalid(`Cannot take a name of ${name.length} characters: at most ${MAX_NAME_LENGTH}.`);
  }
  return name;
}

/**
 * Why an author did something, on one line; may be empty.
 *
 * @throws {Refused} `invalid-body` when it is longer than `MAX_REASON_LENGTH`, or when it has characters
 *   no text should have
 */
export function cleanReason(raw: string): string {
  if (!raw.isWellFormed()) throw invalid("Cannot take the reason: it has half a character.");
  if (CONTROL.test(raw)) throw invalid("Cannot take the reason: it has control characters.");
  const reason = oneLine(raw);
  if (reason.length > MAX_REASON_LENGTH) {
    throw invalid(
      `Cannot take a reason of ${reason.length} characters: at most ${MAX_REASON_LENGTH}.`,
    );
  }
  return reason;
}

/** A page's title, on one line and cut to `MAX_TITLE_LENGTH`: its reader cannot mend it. */
export function cleanTitle(raw: string): string {
  return oneLine(raw).slice(0, MAX_TITLE_LENGTH).replace(/[\ud800-\udbff]$/, "").trimEnd();
}

function oneLine(raw: string): string {
  return raw.toWellFormed().replace(DIRECTION, "").replace(SPACES_AND_CONTROLS, " ")
    .normalize("NFC").trim();
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}
