/**
 * The launcher: the button that opens the conversation. The tag draws it, the component goes on
 * with the same button, so whoever has its focus keeps it.
 *
 * @module
 */

/** What the launcher can say before the component is there. */
export interface LauncherWords {
  readonly ask: string;
  /** The same, once the component did not arrive; pressing the button tries again. */
  readonly failed: string;
}

/** One word for each language, since every page loads them all; others follow with the component. */
const ASK: Readonly<Record<string, string>> = {
  ar: "اسأل",
  de: "Fragen",
  en: "Ask",
  es: "Preguntar",
  fr: "Une question ?",
  he: "לשאול",
  ja: "質問する",
  ko: "질문하기",
  pt: "Perguntar",
  zh: "提问",
};

/** The first of the languages that the launcher speaks, else English; most wanted first. */
export function launcherLanguage(tags: readonly string[]): string {
  const languages = tags.map((tag) => tag.slice(0, 2).toLowerCase());
  return languages.find((language) => language in ASK) ?? "en";
}

/** What the launcher says in a language of {@linkcode launcherLanguage}. */
export function launcherWords(language: string): LauncherWords {
  const ask = ASK[language] as string;
  // A sign that is understood, and read out, in every language.
  return { ask, failed: `${ask} ↻` };
}

/** Draws the launcher into a shadow root that has none. Its word gives way to what the page says. */
export function drawLauncher(root: ShadowRoot): HTMLButtonElement {
  const button = document.createElement("button");
  button.id = "launcher";
  button.type = "button";
  button.ariaExpanded = "false";
  button.part = "launcher";
  const label = document.createElement("slot");
  label.name = "launcher";
  button.append(label);
  root.prepend(button);
  return button;
}

/** Says what the launcher is for, or how it goes. */
export function sayAtLauncher(button: HTMLButtonElement, text: string): void {
  (button.firstChild as Element).textContent = text;
}
