/**
 * What opens over the conversation, for the stage.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { ConversationView } from "../../../widget/component/conversation.ts";
import type { PanelContext } from "../../../widget/feature/contract.ts";
import { openQuestions } from "../../../widget/feature/questions/questions.ts";
import { applyPreferences } from "../../../widget/feature/settings/preferences.ts";
import { playTone } from "../../../widget/feature/settings/tone.ts";
import { openSettings } from "../../../widget/feature/settings/settings.ts";
import { openSearch } from "../../../widget/feature/search/search.ts";
import { loadLocale } from "../../../widget/locale/locale.ts";
import type { Talk } from "../../../widget/state/model.ts";

/** What the stage plays with. */
interface Staged {
  readonly talk: Talk;
  readonly clock: Clock;
}

/** What features have asked of the conversation. */
const asked: string[] = [];

/** What features are given by the panel that is open. */
async function panelContext(
  { talk, clock }: Staged,
  lang: string,
): Promise<PanelContext> {
  const root = document.querySelector("small-talk-staged")?.shadowRoot;
  const view = root?.querySelector<ConversationView>("small-talk-conversation");
  const place = root?.querySelector<HTMLElement>(".place") ?? view?.parentElement;
  if (!place) throw new Error("No panel is open");
  return {
    locale: await loadLocale([lang]),
    talk,
    conversation: talk.room,
    now: clock.now(),
    place,
    show: (voice) => asked.push(`show ${voice}`),
    view: {
      compose: ({ kind }) => asked.push(`compose ${kind}`),
      announce: (text) => asked.push(`announce ${text}`),
      requestUpdate: () => {},
      reveal: (id) => {
        asked.push(`reveal ${id}`);
        return Promise.resolve(true);
      },
    },
  };
}

/** Opens features over the panel. */
export function panelParts(staged: Staged) {
  return {
    asked,
    applyPreferences,
    playTone,
    openQuestions: async (lang = "en") => openQuestions(await panelContext(staged, lang)),
    openSearch: async (lang = "en") =>
      openSearch(await panelContext(staged, lang), (ms, task) => staged.clock.after(ms, task)),
    openSettings: async (lang = "en") => openSettings(await panelContext(staged, lang)),
  };
}
