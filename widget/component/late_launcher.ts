/**
 * The launcher of an element that came to the page after the class was there: the tag draws only
 * those before. A chunk of its own, because few pages need it.
 *
 * @module
 */
import { drawLauncher, launcherLanguage, launcherWords, sayAtLauncher } from "../launcher.ts";
import { LAUNCHER_CSS } from "../style/launcher.ts";

/** Draws the launcher into an element's shadow root. @param languages the most wanted first */
export function drawLate(root: ShadowRoot, languages: readonly string[]): HTMLButtonElement {
  const style = new CSSStyleSheet();
  style.replaceSync(LAUNCHER_CSS);
  root.adoptedStyleSheets.unshift(style);
  const launcher = drawLauncher(root);
  launcher.lang = launcherLanguage(languages);
  sayAtLauncher(launcher, launcherWords(launcher.lang).ask);
  return launcher;
}
