/**
 * What was done, as a sentence.
 *
 * @module
 */
import { AUDIT_ACTS, type AuditAct, type AuditItem } from "../../../../shared/chat/audit.ts";
import { readerNumber } from "../../../component/name.ts";
import type { AuditWords } from "./words.ts";

/** Of a hash, so much tells one from another at a glance. */
const SHORT = 6;
const KNOWN: readonly string[] = Object.values(AUDIT_ACTS).flat();

/** What a sentence is made with. */
export interface SentenceOptions {
  readonly words: AuditWords;
  /** What authors are called now, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What somebody did, without who. */
export function sentenceOf(
  item: AuditItem,
  { words, names }: SentenceOptions,
): string {
  const { act, detail = "" } = item;
  if (!isKnown(act)) return words.otherAct(act);
  const role = Object.hasOwn(words.roles, detail) ? words.roles[detail] : undefined;
  return words.acts[act](whom(item), role ?? detail);

  function whom({ reader, erasedReader, author, site = "" }: AuditItem): string {
    if (erasedReader !== undefined) return words.erasedReader(erasedReader.slice(0, SHORT));
    if (reader !== undefined) return words.reader(readerNumber(reader));
    return author === undefined ? site : names.get(author) ?? words.removedAuthor;
  }
}

function isKnown(act: string): act is AuditAct {
  return KNOWN.includes(act);
}
