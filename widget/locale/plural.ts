/**
 * Counts in words: every language has its own forms for them, Arabic six.
 *
 * @module
 */

/** A phrase in each form its language has; `#` stands for the number. */
export type Forms =
  & { readonly other: string }
  & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** A phrase that counts, with the digits of its language. @param lang a BCP 47 tag */
export function plural(lang: string, forms: Forms): (count: number) => string {
  return (count) =>
    (forms[new Intl.PluralRules(lang).select(count)] ?? forms.other)
      .replace("#", count.toLocaleString(lang));
}
