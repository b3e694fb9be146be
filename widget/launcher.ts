/**
 * The launcher: the button that opens the conversation. The tag draws it, the component goes on
 * with the same button, so whoever has its focus keeps it.
 *
 * @module
 */

/** What the launcher can say before the component is there. */
export interface LauncherWords {
  readonly ask: string;
  /** The component did not arrive; pressing the button tries again. */
  readonly failed: string;
}

const WORDS: ReadonlyMap<string, LauncherWords> = new Map([
  ["en", { ask: "Ask", failed: "Could not load. Try again" }],
  ["ko", { ask: "질문하기", failed: "불러오지 못했어요. 다시 시도해 주세요" }],
]);

/** The first of the languages that the launcher speaks, else English; most wanted first. */
export function launcherLanguage(tags: readonly string[]): string {
  const languages = tags.map((tag) => tag.slice(0, 2).toLowerCase());
  return languages.find((language) => WORDS.has(language)) ?? "en";
}

/** What the launcher says in a language of {@linkcode launcherLanguage}. */
export function launcherWords(language: string): LauncherWords {
  return WORDS.get(language) as LauncherWords;
}

/** Draws the launcher into a shadow root that has none. */
export function drawLauncher(root: ShadowRoot): HTMLButtonElement {
  const button = document.createElement("button");
  button.id = "launcher";
  button.type = "button";
  button.ariaExpanded = "false";
  button.part = "launcher";
  root.prepend(button);
  return button;
}
