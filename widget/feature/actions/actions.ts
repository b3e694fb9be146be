/**
 * What one can do with a message: a menu beside it, on a small screen a sheet from below.
 *
 * Keys are those of a menu button (ARIA Authoring Practices): arrows, Home, End, the first letters
 * of an item, Escape, Tab.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { icon } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import type { Popup } from "../../component/popup.ts";
import { loadMoreWords } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import type { ViewContext } from "../contract.ts";
import { type Choice, choicesFor } from "./choices.ts";
import { nextItem } from "./menu_keys.ts";
import { actionsStyle } from "./style.ts";

export { actionsStyle as css };

const popups = new Later(() => import("../../component/popup.ts"));
const richText = new Later(() => import("../rich_text/rich_text.ts"));
const emoji = new Later(() => import("../emoji/emoji.ts"));

/** What most people feel; all others are one press further. */
const COMMON = ["👍", "❤️", "🎉", "😄", "🤔", "👏"];
const PLUS = "M10 5v10M5 10h10";
const DRAWINGS: Readonly<Record<Choice, string>> = {
  quote: "M8 6 4 10l4 4M4 10h7a5 5 0 0 1 5 5",
  copy: "M8 8h8v8H8zm4-4H4v8",
  asQuestion: "M8 8a2 2 0 1 1 3 2q-1 1-1 2m0 3h.01",
  answered: "m5 10 3 4 7-8",
  reopen: "M15 10a5 5 0 1 1-2-4m2-2v3h-3",
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
  new ActionMenu(message, { opener, popup, context, words }).open();
}

/** What a menu stands on. */
interface Ground {
  readonly opener: HTMLElement;
  readonly popup: Popup;
  readonly context: ViewContext;
  readonly words: MoreWords["actions"];
}

class ActionMenu {
  readonly #message: ChatMessage;
  readonly #opener: HTMLElement;
  readonly #popup: Popup;
  readonly #context: ViewContext;
  readonly #words: MoreWords["actions"];
  #asksOnceMore = false;

  constructor(message: ChatMessage, { opener, popup, context, words }: Ground) {
    this.#message = message;
    this.#opener = opener;
    this.#popup = popup;
    this.#context = context;
    this.#words = words;
    popup.body.classList.add("menu");
    popup.body.onkeydown = (event) => this.#keydown(event);
  }

  open(): void {
    this.#draw();
    this.#items[0]?.focus();
  }

  get #items(): readonly HTMLElement[] {
    return [...this.#popup.body.querySelectorAll<HTMLElement>("button")];
  }

  #draw(): void {
    const { conversation: { state }, now } = this.#context;
    const { mayReact, choices } = choicesFor(this.#message, state, now);
    const items = html`
      ${mayReact ? this.#reactions() : nothing}${choices.map((choice) => this.#item(choice))}
    `;
    render(items, this.#popup.body);
    this.#popup.place();
  }

  #reactions(): TemplateResult {
    const words = this.#words;
    return html`
      <div class="react" role="group">
        ${COMMON.map((emoji) =>
          html`
            <button
              role="menuitemcheckbox"
              tabindex="-1"
              aria-checked=${this.#feels(emoji)}
              aria-label=${words.react(emoji)}
              @click=${() => this.#react(emoji)}
            >${emoji}</button>
          `
        )}
        <button
          role="menuitem"
          tabindex="-1"
          aria-label=${words.moreEmoji}
          @click=${() => this.#pick()}
        >${icon(PLUS)}</button>
      </div>
    `;
  }

  #item(choice: Choice): TemplateResult {
    const asks = choice === "delete" && this.#asksOnceMore;
    const isMark = choice === "mayPublish";
    return html`
      <button
        class=${choice === "delete" ? choice : nothing}
        role=${isMark ? "menuitemcheckbox" : "menuitem"}
        aria-checked=${isMark ? this.#message.consent ?? false : nothing}
        tabindex="-1"
        @click=${() => this.#choose(choice)}
      >${icon(DRAWINGS[choice])}${asks
        ? this.#words.deleteForEveryone
        : this.#words[choice]}</button>
    `;
  }

  #feels(emoji: string): boolean {
    const you = this.#context.conversation.state.you?.id ?? "";
    const same = this.#message.reactions?.find((reaction) => reaction.emoji === emoji);
    return same?.by.includes(you) ?? false;
  }

  #react(emoji: string): void {
    this.#popup.close();
    const on = !this.#feels(emoji);
    this.#context.conversation.change(this.#message.id, { kind: "react", emoji, on });
  }

  async #pick(): Promise<void> {
    const { pickEmoji } = await emoji.load();
    this.#popup.close();
    const { locale } = this.#context;
    const picked = await pickEmoji({ opener: this.#opener, locale });
    if (picked === undefined) return;
    const { id } = this.#message;
    this.#context.conversation.change(id, { kind: "react", emoji: picked, on: true });
  }

  #choose(choice: Choice): void {
    const { conversation, view } = this.#context;
    const message = this.#message;
    const { id } = message;
    if (choice === "delete" && !this.#asksOnceMore) {
      this.#asksOnceMore = true;
      this.#draw();
      view.announce(this.#words.deleteForEveryone);
      return;
    }
    this.#popup.close();
    switch (choice) {
      case "quote":
      case "edit":
        return view.compose({ kind: choice, message });
      case "copy":
        return void this.#copy();
      case "asQuestion":
      case "reopen":
      case "answered": {
        const state = choice === "answered" ? choice : "open";
        return conversation.change(id, { kind: "question", state });
      }
      case "mayPublish":
        return conversation.change(id, { kind: "consent", allow: message.consent !== true });
      case "delete":
        return conversation.change(id, { kind: "delete" });
    }
  }

  async #copy(): Promise<void> {
    const words = this.#words;
    const said = await copyText(this.#message.text).then(() => words.copied, () => words.notCopied);
    this.#context.view.announce(said);
  }

  #keydown(event: KeyboardEvent): void {
    const { key, isComposing } = event;
    if (isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Tab") {
      event.preventDefault();
      return this.#popup.close();
    }
    const items = this.#items;
    const next = nextItem(key, items.findIndex((item) => item.matches(":focus")), {
      texts: items.map((item) => item.textContent.trim()),
      inRow: items.filter((item) => item.closest(".react") !== null).length,
      isRtl: getComputedStyle(this.#popup.body).direction === "rtl",
    });
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  }
}

async function copyText(text: string): Promise<void> {
  const { plainText } = await richText.load();
  await navigator.clipboard.writeText(await plainText(text));
}
