/**
 * What stands around the conversations in the panel: the tabs of the two voices, the line about who
 * is there, and what the menu opens.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { adoptSheet } from "../../component/feature_style.ts";
import { EVERYONE, icon, LOCK } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import type { PanelContext, PanelView, Voice } from "../contract.ts";
import { css as presenceStyle, presenceLine } from "../presence/presence.ts";
export { voicesStyle as css } from "./style.ts";

const menu = new Later(() => import("../menu/menu.ts"));

/** The tabs: one stop for the Tab key; arrows, Home and End go from one to the other. */
export function tabs(panel: PanelView): TemplateResult {
  const { everyone, whisper } = panel.locale.words;
  return html`
    <div role="tablist" @keydown=${(event: KeyboardEvent) => move(event, panel)}>
      ${tab("room", everyone, panel)} ${tab("whisper", whisper.name, panel)}
    </div>
  `;
}

/** Who is there; nothing while that is not known. */
export function line(panel: PanelView): TemplateResult | undefined {
  const { talk, whisper, voice, locale, clock } = panel;
  const room = talk.room.state;
  const shown = voice === "room" ? room : whisper?.state ?? room;
  if (room.link.kind !== "online" || (room.presence === undefined && shown.typing.length === 0)) {
    return undefined;
  }
  const requestUpdate = () => panel.requestUpdate();
  const context = { locale, room, shown, now: clock.now(), requestUpdate };
  adoptSheet(panel, presenceStyle);
  const line = presenceLine(context);
  return line === nothing ? undefined : line as TemplateResult;
}

/** Opens the menu. @param opener its button */
export async function openMenu(panel: PanelView, opener: HTMLElement): Promise<void> {
  const { locale, talk, clock } = panel;
  const view = panel.querySelector<HTMLElement & PanelContext["view"]>("#room");
  const place = panel.querySelector<HTMLElement>(".place");
  if (view === null || place === null) return;
  (await menu.load()).openMenu(opener, {
    locale,
    talk,
    view,
    place,
    conversation: talk.room,
    show: (voice) => panel.show(voice),
    get now() {
      return clock.now();
    },
  });
}

function tab(voice: Voice, name: string, panel: PanelView): TemplateResult {
  const { locale, talk } = panel;
  const isShown = voice === panel.voice;
  const unread = isShown ? 0 : talk.room.state.unread[voice];
  const go = () => {
    panel.show(voice);
    panel.focus();
  };
  return html`
    <button
      id=${`${voice}-tab`}
      role="tab"
      aria-selected=${isShown}
      aria-controls=${voice}
      tabindex=${isShown ? 0 : -1}
      @click=${go}
    >${icon(voice === "room" ? EVERYONE : LOCK)}${name}${unread > 0
      ? html`<i class="dot" role="img" aria-label=${locale.words.newMessages(unread)}></i>`
      : nothing}</button>
  `;
}

/** The focus stays on the tabs. */
async function move({ key }: KeyboardEvent, panel: PanelView): Promise<void> {
  if (!/^(?:Arrow(?:Left|Right)|Home|End)$/.test(key)) return;
  const isFirst = key === "Home" || (key !== "End" && panel.voice === "whisper");
  panel.show(isFirst ? "room" : "whisper");
  await panel.updateComplete;
  panel.querySelector<HTMLElement>(`#${panel.voice}-tab`)?.focus();
}
