/**
 * The quiet offer below one's own question: to be told when there is an answer. What it opens is
 * loaded when somebody wants it.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { loadFollowWords } from "../../locale/follow_locale.ts";
import type { FollowWords } from "../../locale/follow_words.ts";
import type { PanelView, ViewContext } from "../contract.ts";

/** By language, once they are there; `undefined` while they are on their way. */
const words = new Map<string, FollowWords | undefined>();

/** The offer; nothing where there is no panel to open it in, as in the console. */
export function offer(
  question: string,
  { locale: { lang }, conversation, view }: ViewContext,
): TemplateResult | typeof nothing {
  const said = words.get(lang);
  if (!words.has(lang)) {
    words.set(lang, undefined);
    void loadFollowWords(lang).then((loaded) => {
      words.set(lang, loaded);
      view.requestUpdate();
    }, () => words.delete(lang));
  }
  if (said === undefined) return nothing;
  const open = async ({ currentTarget }: Event) => {
    const panel = (currentTarget as HTMLElement).closest<PanelView>("small-talk-panel");
    const place = panel?.querySelector<HTMLElement>(".place");
    if (!panel || !place || panel.talk.call === undefined) return;
    const { locale, talk: { call } } = panel;
    const { openFollow } = await import("./choices.ts");
    const { room, isWhisper } = conversation.state;
    await openFollow(place, { call, words: said, locale, room, question, isWhisper });
  };
  return html`<button class="told" @click=${open}>${said.offer}</button>`;
}
