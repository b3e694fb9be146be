/**
 * What the page of the data says.
 *
 * @module
 */

/** Every phrase of the page. */
export interface DataWords {
  readonly title: string;
  readonly exportTitle: string;
  readonly exportAbout: string;
  readonly format: string;
  readonly formats: Readonly<Record<"jsonl" | "markdown", string>>;
  readonly whispers: string;
  readonly whispersHint: string;
  readonly export: string;
  /** The browser saves the file from here on. */
  readonly begun: string;
  readonly importTitle: string;
  readonly importAbout: string;
  readonly choose: string;
  readonly importing: string;
  /** How many came in, and how many messages were there already. */
  readonly imported: (conversations: number, messages: number, known: number) => string;
  /** @param reason as the server said it, in English */
  readonly unfit: (reason: string) => string;
  /** What an export does not have. */
  readonly backup: string;
}
