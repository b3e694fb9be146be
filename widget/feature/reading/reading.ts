/**
 * Reading: by keyboard from message to message, and jumping to one.
 *
 * The log is one stop for the Tab key. Arrows, Home and End move between its messages, Enter and the
 * menu key open what one can do with one, Escape goes back to where one writes.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../component/icon.ts";
import { othersSince } from "../../component/others.ts";
import type { ViewContext } from "../contract.ts";
export { readingStyle as css } from "./style.ts";

/** A conversation on the screen. */
export interface Place extends HTMLElement {
  readonly conversation: ViewContext["conversation"];
  readonly updateComplete: Promise<unknown>;
}

/** Points at the end of the list. */
const DOWN = "M10 4v12m-5-5 5 5 5-5";
/** So many frames a row may take to be drawn, in a long conversation. */
const MAX_FRAMES = 120;

/** The button that counts what came while one reads back, and leads to it. */
export function news(
  { conversation: { state }, locale: { words } }: ViewContext,
  seenSeq: number,
  toEnd: () => void,
): TemplateResult | typeof nothing {
  const count = othersSince(state, seenSeq).length;
  return count === 0 ? nothing : html`
    <button class="new" part="new" @click=${toEnd}>${words.newMessages(count)}${icon(DOWN)}</button>
  `;
}

/** Answers a key that was pressed in the log, now or while this was loaded. */
export function keydown(event: KeyboardEvent, log: HTMLElement): void {
  const items = [...log.querySelectorAll<HTMLElement>("li")];
  const root = log.getRootNode() as ShadowRoot | Document;
  const at = items.findIndex((item) => item.contains(root.activeElement));
  // Keys within a message, such as on its links and reactions, are theirs.
  if (event.defaultPrevented || (at !== -1 && items[at] !== root.activeElement)) return;
  const goal = goalOf(event.key, at, items.length);
  if (goal !== undefined) {
    items[goal]?.focus({ preventScroll: true });
    items[goal]?.scrollIntoView({ block: "nearest" });
  } else if (at !== -1 && (event.key === "Enter" || event.key === "ContextMenu")) {
    items[at]?.querySelector<HTMLElement>(".more")?.click();
  } else if (event.key === "Escape" && at !== -1) {
    log.closest("small-talk-conversation")?.querySelector("textarea")?.focus();
  } else return;
  event.preventDefault();
}

/** Shows a message, loading what lies before; whether it was found. */
export async function reveal(id: string, place: Place): Promise<boolean> {
  const { conversation } = place;
  const isThere = () => conversation.state.messages.some((message) => message.id === id);
  while (!isThere()) {
    if (!conversation.state.hasOlder || conversation.state.link.kind !== "online") return false;
    await older(conversation);
  }
  for (let frame = 0; frame < MAX_FRAMES; frame++) {
    const item = place.querySelector<HTMLElement>(`li[data-id="${CSS.escape(id)}"]`);
    if (item !== null) {
      item.scrollIntoView({ block: "center" });
      item.focus({ preventScroll: true });
      return true;
    }
    await new Promise(requestAnimationFrame);
  }
  return false;
}

/** The message a key leads to. From the log itself one comes to the newest. */
function goalOf(key: string, at: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case "ArrowUp":
      return at === -1 ? last : Math.max(0, at - 1);
    case "ArrowDown":
      return at === -1 ? last : Math.min(last, at + 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** Asks for what lies before, and waits until it is there, or there is no hope of it. */
function older(conversation: ViewContext["conversation"]): Promise<void> {
  return new Promise((done) => {
    if (!conversation.state.loadingOlder) conversation.loadOlder();
    const stop = conversation.subscribe(() => {
      if (conversation.state.loadingOlder) return;
      stop();
      done();
    });
  });
}
