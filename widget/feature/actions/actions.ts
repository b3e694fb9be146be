/**
 * What one can do with a message: a menu beside it, on a small screen a sheet from below.
 *
 * Keys are those of a menu button (ARIA Authoring Practices): arrows, Home, End, the first letters
 * of an item, Escape, Tab.
 *
 * @module
 */
import { html, nothing, render } from "lit";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { icon } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import type { Popup } from "../../component/popup.ts";
import { loadMoreWords } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import type { Change } from "../../state/model.ts";
import type { ViewContext } from "../contract.ts";
import { type Choice, choicesFor } from "./choices.ts";
import { nextItem } from "./menu_keys.ts";
import { actionsStyle } from "./style.ts";

export { actionsStyle as css };

const popups = new Later(() => import("../../component/popup.ts"));
const richText = new Later(() => import("../rich_text/rich_text.ts"));
const emojis = new Later(() => import("../emoji/emoji.ts"));

/** What most people feel; all others are one press further. */
const COMMON = ["👍", "❤️", "🎉", "😄", "🤔", "👏"];
const ASK = "M10 3a7 7 0 1 0 .01 0M8.3 8a1.7 1.7 0 1 1 2.6 1.5q-.9.6-.9 1.5m0 2.7h.01";
const PLUS = "M10 5v10M5 10h10";
const DRAWINGS: Readonly<Record<Choice, string>> = {
  quote: "M8 6 4 10l4 4M4 10h7a5 5 0 0 1 5 5",
  copy: "M8 8h8v8H8zm4-4H4v8",
  asQuestion: ASK,
  answered: "m5 10 3 4 7-8",
  reopen: ASK,
  mayPublish: "M10 15V5m-4 4 4-4 4 4",
  edit: "m5 15 1-3 7-7 2 2-7 7z",
  delete: "M4 6h12M6 6l1 9h6l1-9M8 6V4h4v2",
};

/** Opens the menu. @param opener the button it belongs to, which has the focus again afterwards */
export async function openActions(
  message: ChatMessage,
  opener: HTMLElement,
  context: ViewContext,
): Promise<void> {
  const [{ actions: words }, { openPopup }] = await Promise.all([
    loadMoreWords(context.locale),
    popups.load(),
  ]);
  if (!opener.isConnected) return;
  const popup = openPopup({ opener, role: "menu", label: words.title });
  fill(message, { opener, popup, context, words });
}

/** What a menu stands on. */
interface Ground {
  readonly opener: HTMLElement;
  readonly popup: Popup;
  readonly context: ViewContext;
  readonly words: MoreWords["actions"];
}

/** Puts the menu into its popup, and gives it the focus. */
function fill(message: ChatMessage, { opener, popup, context, words }: Ground): void {
  const { conversation, view } = context;
  const { body } = popup;
  let asksOnceMore = false;

  const change = (change: Change) => conversation.change(message.id, change);
  const items = () => [...body.querySelectorAll<HTMLElement>("button")];

  const draw = () => {
    const { mayReact, choices } = choicesFor(message, conversation.state, context.now);
    render(html`${mayReact ? reactions() : nothing}${choices.map(item)}`, body);
    popup.place();
  };

  const feels = (emoji: string) =>
    message.reactions?.find((reaction) => reaction.emoji === emoji)
      ?.by.includes(conversation.state.you?.id ?? "") ?? false;

  const reactions = () =>
    html`
      <div class="react" role="group">
        ${COMMON.map((emoji) =>
          html`
            <button
              role="menuitemcheckbox"
              tabindex="-1"
              aria-checked=${feels(emoji)}
              aria-label=${words.react(emoji)}
              @click=${() => {
                popup.close();
                change({ kind: "react", emoji, on: !feels(emoji) });
              }}
            >${emoji}</button>
          `
        )}
        <button role="menuitem" tabindex="-1" aria-label=${words.moreEmoji} @click=${pick}>
          ${icon(PLUS)}
        </button>
      </div>
    `;

  const item = (choice: Choice) => {
    const isMark = choice === "mayPublish";
    const asks = choice === "delete" && asksOnceMore;
    return html`
      <button
        class=${choice === "delete" ? choice : nothing}
        role=${isMark ? "menuitemcheckbox" : "menuitem"}
        aria-checked=${isMark ? message.consent ?? false : nothing}
        tabindex="-1"
        @click=${() => choose(choice)}
      >${icon(DRAWINGS[choice])}${words[asks ? "deleteForEveryone" : choice]}</button>
    `;
  };

  const pick = async () => {
    const { pickEmoji } = await emojis.load();
    popup.close();
    const emoji = await pickEmoji({ opener, locale: context.locale });
    if (emoji !== undefined) change({ kind: "react", emoji, on: true });
  };

  const choose = (choice: Choice) => {
    if (choice === "delete" && !asksOnceMore) {
      asksOnceMore = true;
      draw();
      return view.announce(words.deleteForEveryone);
    }
    popup.close();
    switch (choice) {
      case "quote":
      case "edit":
        return view.compose({ kind: choice, message });
      case "copy":
        return void copyText(message.text).then(
          () => view.announce(words.copied),
          () => view.announce(words.notCopied),
        );
      case "mayPublish":
        return change({ kind: "consent", allow: message.consent !== true });
      case "delete":
        return change({ kind: choice });
    }
    change({ kind: "question", state: choice === "answered" ? choice : "open" });
  };

  body.classList.add("menu");
  body.onkeydown = (event) => {
    const { key, isComposing, ctrlKey, metaKey, altKey } = event;
    if (isComposing || ctrlKey || metaKey || altKey) return;
    const all = items();
    const next = key === "Tab"
      ? popup.close()
      : nextItem(key, all.findIndex((item) => item.matches(":focus")), {
        texts: all.map((item) => item.textContent.trim()),
        inRow: all.filter((item) => item.closest(".react")).length,
        isRtl: getComputedStyle(body).direction === "rtl",
      });
    if (key !== "Tab" && next === undefined) return;
    event.preventDefault();
    if (next !== undefined) all[next]?.focus();
  };
  draw();
  items()[0]?.focus();
}

async function copyText(text: string): Promise<void> {
  const { plainText, prepare } = await richText.load();
  await prepare([text]);
  await navigator.clipboard.writeText(plainText(text, () => {}));
}
