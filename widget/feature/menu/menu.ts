/**
 * The menu of the panel: what there is besides the conversation. Keys are those of a menu button
 * (ARIA Authoring Practices).
 *
 * @module
 */
import { html, render } from "lit";
import { adoptSheet } from "../../component/feature_style.ts";
import { icon } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import type { Popup } from "../../component/popup.ts";
import { loadDrawerWords } from "../../locale/drawer_locale.ts";
import { nextItem } from "../actions/menu_keys.ts";
import { actionsStyle } from "../actions/style.ts";
import type { PanelContext } from "../contract.ts";

const popups = new Later(() => import("../../component/popup.ts"));
const search = new Later(() => import("../search/search.ts"));
const questions = new Later(() => import("../questions/questions.ts"));
const settings = new Later(() => import("../settings/settings.ts"));

const LENS = "M8.500 14a5.500 5.500 0 1 1 .01 0M12.500 12.500 16.500 16.500";
const QUESTION = "M7.500 7.700a2.600 2.600 0 1 1 3.900 2.200c-.9.500-1.400 1-1.400 2M10 15h.01";
const SLIDERS = "M4 7h5m4 0h3M9 5v4M4 13h3m4 0h5M11 11v4";

/** Opens it. @param opener its button, which has the focus again afterwards */
export async function openMenu(opener: HTMLElement, context: PanelContext): Promise<void> {
  const [words, { openPopup }] = await Promise.all([
    loadDrawerWords(context.locale),
    popups.load(),
  ]);
  if (!opener.isConnected) return;
  adoptSheet(opener, actionsStyle);
  const popup = openPopup({ opener, role: "menu", label: opener.ariaLabel ?? "" });
  const entries: readonly Entry[] = [
    [LENS, words.search.title, async () => (await search.load()).openSearch(context)],
    [QUESTION, words.questions.title, async () => (await questions.load()).openQuestions(context)],
    [SLIDERS, words.settings.title, async () => (await settings.load()).openSettings(context)],
  ];
  popup.body.classList.add("menu");
  popup.body.onkeydown = (event) => move(event, popup);
  render(entries.map((entry) => item(entry, popup)), popup.body);
  popup.place();
  itemsOf(popup)[0]?.focus();
}

type Entry = readonly [drawing: string, name: string, open: () => Promise<void>];

function item([drawing, name, open]: Entry, popup: Popup) {
  const choose = () => {
    // First the focus goes back to the button, from where the drawer takes it and brings it again.
    popup.close();
    open().catch(() => {});
  };
  return html`
    <button role="menuitem" tabindex="-1" @click=${choose}>${icon(drawing)}${name}</button>
  `;
}

function move(event: KeyboardEvent, popup: Popup): void {
  if (event.key === "Tab") return popup.close();
  const root = popup.body.getRootNode() as ShadowRoot | Document;
  const items = itemsOf(popup);
  const at = items.findIndex((item) => item === root.activeElement);
  const texts = items.map(({ textContent }) => textContent.trim());
  const goal = nextItem(event.key, at, { texts, inRow: 0, isRtl: false });
  if (goal === undefined) return;
  event.preventDefault();
  items[goal]?.focus();
}

function itemsOf({ body }: Popup): readonly HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>("button")];
}
