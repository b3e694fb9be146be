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
import { openPopup, type Popup } from "../../component/popup.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import { loadMoreWords } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import type { ViewContext } from "../contract.ts";
import { type Choice, choicesFor } from "./choices.ts";
import { nextItem } from "./menu_keys.ts";
import { actionsStyle } from "./style.ts";

const richText = new Later(() => import("../rich_text/rich_text.ts"));
const emoji = new Later(() => import("../emoji/emoji.ts"));

/** What most people feel; all others are one press further. */
const COMMON = ["👍", "❤️", "🎉", "😄", "🤔", "👏"];
const PLUS = "M10 4.5v11M4.5 10h11";
const DRAWINGS: Readonly<Record<Choice, string>> = {
  quote: "M8 6 4 10l4 4M4 10h7a5 5 0 0 1 5 5",
  copy: "M7.5 7.5h8v8h-8zM12.5 4.5h-8v8",
  asQuestion: "M7.5 7.7a2.6 2.6 0 1 1 3.9 2.2c-.9.5-1.4 1-1.4 2M10 15h.01",
  answered: "m4.5 10.5 3.5 3.5 7.5-8",
  reopen: "M15.5 10a5.5 5.5 0 1 1-2-4.2M15.5 4v3.5H12",
  mayPublish: "M10 15V5m-4 4 4-4 4 4",
  edit: "m5 15 .7-3L13 4.700l2.300 2.300L8 14.300z",
  delete: "M4.500 6h11M8 6V4.500h4V6m-6 0 .6 9.500h6.800L14 6",
};

/** Opens the menu. @param opener the button it belongs to, which has the focus again afterwards */
export async function openActions(
  message: ChatMessage,
  opener: HTMLElement,
  context: ViewContext,
): Promise<void> {
  const words = await loadMoreWords(context.locale);
  if (!opener.isConnected) return;
  adoptSheet(opener, actionsStyle);
  new ActionMenu(message, opener, context, words.actions).open();
}

class ActionMenu {
  readonly #message: ChatMessage;
  readonly #opener: HTMLElement;
  readonly #context: ViewContext;
  readonly #words: MoreWords["actions"];
  readonly #popup: Popup;
  #asksOnceMore = false;

  constructor(
    message: ChatMessage,
    opener: HTMLElement,
    context: ViewContext,
    words: MoreWords["actions"],
  ) {
    this.#message = message;
    this.#opener = opener;
    this.#context = context;
    this.#words = words;
    this.#popup = openPopup({ opener, role: "menu", label: words.title });
    this.#popup.body.classList.add("menu");
    this.#popup.body.onkeydown = (event) => this.#keydown(event);
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
    const template = html`
      ${mayReact ? this.#reactions() : nothing}
      ${choices.map((choice) => this.#item(choice))}
    `;
    render(template, this.#popup.body);
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
        class=${choice}
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
    const { reactions = [] } = this.#message;
    return reactions.some((reaction) => reaction.emoji === emoji && reaction.by.includes(you));
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
        return conversation.change(id, { kind: "question", state: "open" });
      case "answered":
        return conversation.change(id, { kind: "question", state: "answered" });
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
    const root = this.#opener.getRootNode() as ShadowRoot | Document;
    const next = nextItem(key, items.findIndex((item) => item === root.activeElement), {
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
