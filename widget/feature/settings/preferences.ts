/**
 * How somebody likes to read: larger text, no announcements, a tone. Kept in the browser, and only
 * once something of it was changed; loaded with the panel only where something was.
 *
 * @module
 */
import { css, type CSSResult } from "lit";
import type { Conversation } from "../../state/model.ts";
import { PREFERENCES_KEY } from "./storage_key.ts";
import { playTone } from "./tone.ts";

/** What can be switched on; all of it is off by itself. */
export const PREFERENCES = ["larger", "quiet", "sound"] as const;
export type Preference = typeof PREFERENCES[number];
export type Preferences = Readonly<Partial<Record<Preference, true>>>;

/** What is kept, and nothing where there is nothing or storage is not to be had. */
export function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? "{}");
    const on = PREFERENCES.filter((name) => Object(kept)[name] === true);
    return Object.fromEntries(on.map((name) => [name, true]));
  } catch {
    return {};
  }
}

/** Keeps them; without any nothing is kept. */
export function keepPreferences(preferences: Preferences): void {
  try {
    const isNone = Object.keys(preferences).length === 0;
    if (isNone) localStorage.removeItem(PREFERENCES_KEY);
    else localStorage.setItem(PREFERENCES_KEY, JSON.stringify(preferences));
  } catch {
    // They count until the page is left.
  }
}

const silent = new WeakMap<Node, () => void>();

/** Makes them count in the shadow root or page of a node. @param conversation whose messages sound */
export function applyPreferences(
  node: Node,
  conversation: Conversation,
  preferences: Preferences = readPreferences(),
): void {
  const root = node.getRootNode() as ShadowRoot | Document;
  for (const [name, { styleSheet }] of SHEETS) {
    const others = root.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
    root.adoptedStyleSheets = preferences[name] && styleSheet ? [...others, styleSheet] : others;
  }
  silent.get(root)?.();
  silent.delete(root);
  if (preferences.sound) silent.set(root, sound(conversation));
}

/** Plays a tone when somebody else has said something. Returns how to stop. */
function sound(conversation: Conversation): () => void {
  const newest = () => {
    const { epoch, messages, you, loaded } = conversation.state;
    return { epoch, loaded, you, last: messages.at(-1) };
  };
  let before = newest();
  return conversation.subscribe(() => {
    const now = newest();
    const isNew = before.loaded && before.epoch === now.epoch &&
      (now.last?.seq ?? 0) > (before.last?.seq ?? 0);
    before = now;
    if (isNew && now.last?.from.id !== now.you?.id) playTone();
  });
}

const SHEETS: readonly (readonly [Preference, CSSResult])[] = [
  [
    "larger",
    css`
      .place {
        zoom: 1.25;
      }
    `,
  ],
  // What is not shown is not spoken either.
  [
    "quiet",
    css`
      small-talk-conversation > [aria-live] {
        display: none;
      }
    `,
  ],
];
