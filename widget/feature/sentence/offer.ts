/**
 * "Ask about this": a button beside what is selected in the post. The tag loads it when something is
 * selected for the first time, so it stands on its own: no Lit, and nothing of the component.
 *
 * With the keyboard, Tab goes from the selection to the button, and Escape takes it away.
 *
 * @module
 */
import type { Sentence } from "../../../shared/chat/event.ts";
import type { Clock } from "../../../shared/clock.ts";
import { OFFER_CSS } from "../../style/offer.ts";
import { browserAfter } from "../browser_after.ts";
import { offerWords } from "./offer_words.ts";

/** A `<small-talk>`, also before its class is there. */
export interface Askable extends HTMLElement {
  /** What shall be asked about; the panel takes it up when it is open. */
  asked?: Sentence | undefined;
  open(): void;
}

/** A selection that has not changed for so long is one, and no more on its way. */
const SETTLED_MS = 250;
/** Between the selection and the button, in pixels. */
const GAP = 8;
/** What a phone puts below a selection, its handles, and above it, its menu. */
const HANDLES = 44;
const MENU = 64;
/** As the wire's `MAX_SENTENCE_LENGTH`; the wire is not loaded for it. */
const MAX_PLAIN_TEXT = 500;
/** What readers ask about, where a page says what that is. */
const POST = "article, main, [role=main]";
/** Where one writes, and the widget itself. */
const NO_POST =
  "small-talk, input, textarea, select, [contenteditable]:not([contenteditable=false])";

/**
 * Offers to ask about what is selected, now and for as long as the element is on the page. Returns how
 * to stop.
 *
 * @param element has a shadow root
 * @param languages BCP 47 tags, most wanted first
 * @param gone told once nothing is offered any more, since the element has left the page
 */
export function offerSentence(
  element: Askable,
  languages: readonly string[],
  gone: () => void = () => {},
  after: Clock["after"] = browserAfter,
): () => void {
  const { shadowRoot } = element;
  if (shadowRoot === null) return () => {};
  const root: ShadowRoot = shadowRoot;
  const words = offerWords(languages);
  const button = document.createElement("button");
  button.id = "offer";
  button.type = "button";
  button.part = "offer";
  button.popover = "manual";
  button.lang = words.lang;
  button.dir = words.dir;
  button.textContent = words.ask;
  const hint = document.createElement("p");
  hint.id = "offer-hint";
  hint.role = "status";
  hint.lang = words.lang;
  root.append(button, hint);
  const style = new CSSStyleSheet();
  style.replaceSync(OFFER_CSS);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];

  let range: Range | undefined;
  let opener: Element | null = null;
  let isPressed = false;
  let byKeyboard = false;
  let cancel = () => {};
  const settle = () => {
    cancel();
    cancel = after(SETTLED_MS, look);
  };

  function look(): void {
    range = isPressed || !element.isConnected ? undefined : selectedInPost();
    if (range === undefined || element.getAttribute("sentence") === "off") return hide();
    if (!button.matches(":popover-open")) button.showPopover();
    // So that it is there when the button is pressed.
    describing().catch(() => {});
    placeBeside(range, button);
    hint.textContent = byKeyboard ? words.hint : "";
  }
  function hide(): void {
    cancel();
    range = undefined;
    hint.textContent = "";
    if (button.matches(":popover-open")) button.hidePopover();
  }
  /** Takes the button away; the focus goes back to where it was. */
  function leave(): void {
    const hadFocus = root.activeElement === button;
    hide();
    if (hadFocus && opener instanceof HTMLElement) opener.focus();
  }
  function keydown(event: KeyboardEvent): void {
    byKeyboard = true;
    if (range === undefined) return;
    if (event.key === "Escape") leave();
    if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (root.activeElement === button) leave();
    else if (document.activeElement !== element && !event.shiftKey) {
      event.preventDefault();
      opener = document.activeElement;
      button.focus();
    }
  }

  button.onclick = async () => {
    const asked = range;
    hide();
    element.open();
    if (asked !== undefined) element.asked = await sentenceAt(asked);
  };
  // Otherwise pressing it would end the selection.
  button.onpointerdown = button.onmousedown = (event) => event.preventDefault();

  const stop = new AbortController();
  const on = <Type extends keyof DocumentEventMap>(
    type: Type,
    listener: (event: DocumentEventMap[Type]) => void,
  ) =>
    document.addEventListener(
      type,
      (event) => element.isConnected ? listener(event) : leavePage(),
      {
        signal: stop.signal,
        capture: true,
      },
    );
  on("selectionchange", () => {
    if (getSelection()?.isCollapsed === false) settle();
    else if (root.activeElement !== button) hide();
  });
  on("pointerdown", ({ pointerType }) => {
    byKeyboard = false;
    isPressed = pointerType === "mouse";
  });
  for (const type of ["pointerup", "pointercancel"] as const) {
    on(type, () => {
      isPressed = false;
      if (getSelection()?.isCollapsed === false) settle();
    });
  }
  on("keydown", keydown);
  addEventListener("resize", () => range && settle(), { signal: stop.signal });
  settle();

  function end(): void {
    stop.abort();
    hide();
    button.remove();
    hint.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== style);
  }
  function leavePage(): void {
    end();
    gone();
  }
  return end;
}

/** What tells where in the post a sentence stands. */
const describing = () => import("./sentence.ts");

async function sentenceAt(range: Range): Promise<Sentence | undefined> {
  const text = range.toString().trim().slice(0, MAX_PLAIN_TEXT);
  try {
    return (await describing()).sentenceOf(range);
  } catch {
    // Its words alone are better than nothing.
    return { text, fragment: "" };
  }
}

/** What is selected in the post, if it has something to ask about. */
function selectedInPost(): Range | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  if (document.activeElement?.matches(NO_POST)) return undefined;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: common } = range;
  const element = common instanceof Element ? common : common.parentElement;
  if (element?.closest(NO_POST) !== null) return undefined;
  if (document.querySelector(POST) !== null && element.closest(POST) === null) return undefined;
  return /[\p{L}\p{N}]/u.test(selection.toString()) ? range.cloneRange() : undefined;
}

/** Puts the button below the end of a range, above its beginning, or at the edge of the screen. */
function placeBeside(range: Range, button: HTMLElement): void {
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const first = rects[0] ?? range.getBoundingClientRect();
  const last = rects.at(-1) ?? first;
  const { offsetWidth: width, offsetHeight: height } = button;
  const { clientWidth, clientHeight } = document.documentElement;
  const isTouched = matchMedia("(pointer: coarse)").matches;
  const below = last.bottom + (isTouched ? HANDLES : GAP);
  const above = first.top - height - (isTouched ? MENU : GAP);
  const lowest = clientHeight - height - GAP;
  const top = below <= lowest
    ? Math.max(below, GAP)
    : above >= GAP
    ? Math.min(above, lowest)
    : lowest;
  const isRtl = getComputedStyle(button).direction === "rtl";
  const left = isRtl ? last.left : last.right - width;
  Object.assign(button.style, {
    top: `${scrollY + top}px`,
    left: `${scrollX + Math.max(GAP, Math.min(left, clientWidth - width - GAP))}px`,
  });
}
