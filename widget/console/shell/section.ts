/**
 * The base of a section, and of a page of the settings: an element with a desk, with words and looks
 * of its own that come with it.
 *
 * @module
 */
import type { CSSResult, PropertyDeclarations } from "lit";
import { adoptSheet } from "../../component/feature_style.ts";
import { LightElement } from "../../component/light_element.ts";
import type { Desk } from "./desk.ts";
import type { Command } from "./keys.ts";

/** What a section says, in the languages of the console. English comes with the section. */
export interface Phrases<Words> {
  readonly en: Words;
  readonly ko: () => Promise<Words>;
}

/** The phrases in a language. Those that cannot be loaded are in English. */
export async function phrasesIn<Words>(phrases: Phrases<Words>, lang: string): Promise<Words> {
  if (!/^ko\b/.test(lang)) return phrases.en;
  return await phrases.ko().catch(() => phrases.en);
}

/**
 * A part of the desk. A subclass that declares properties puts `...Section.properties` before them,
 * and draws once its words are there.
 */
export abstract class Section<Words> extends LightElement {
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    path: { attribute: false },
  };

  declare desk: Desk;
  /** The way within the section, as the address says it. */
  declare path: readonly string[];
  /** What it says, in the author's language. */
  declare protected words: Words;

  protected abstract readonly phrases: Phrases<Words>;
  /** Is put on the page with the section. */
  protected readonly sheet: CSSResult | undefined = undefined;

  /** Takes the focus when the author comes here: to the heading, so that it is read. */
  override async focus(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("h1[tabindex]")?.focus();
  }

  /** Does what a key of the desk means here. Returns whether it means something. */
  command(_command: Command): boolean {
    return false;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      if (this.sheet !== undefined) adoptSheet(this, this.sheet);
      this.words = await phrasesIn(this.phrases, this.desk.locale.lang);
    }
    await super.scheduleUpdate();
  }
}
