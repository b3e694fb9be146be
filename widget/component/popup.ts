/**
 * A popup beside the button that opens it; on a small screen, a sheet from below. Comes with the
 * feature that needs it.
 *
 * @module
 */
import { css } from "lit";
import { adoptSheet } from "./feature_style.ts";

/** Between a popup and its button, and the edges of the screen. */
const GAP_PX = 4;

/** How a popup is opened. */
export interface PopupOptions {
  /** The button it belongs to. */
  readonly opener: HTMLElement;
  readonly role: "menu" | "dialog";
  readonly label: string;
  /** Is called once, after it was closed. */
  readonly closed?: () => void;
}

/** A popup that is open. */
export interface Popup {
  /** Where the feature draws. */
  readonly body: HTMLElement;
  /** Finds its place again, after something was drawn. */
  place(): void;
  /** Takes it away. The focus goes back to the button, if it was inside. */
  close(): void;
}

/** Opens a popup. Escape, and a press anywhere else, close it. */
export function openPopup({ opener, role, label, closed }: PopupOptions): Popup {
  const root = opener.getRootNode() as ShadowRoot | Document;
  // Within a modal dialog, what is outside of it cannot be used.
  const home = opener.closest("dialog") ?? opener.closest("small-talk-conversation") ??
    document.body;
  adoptSheet(opener, popupStyle);
  const body = document.createElement("div");
  body.className = "popup";
  body.popover = "auto";
  body.role = role;
  body.ariaLabel = label;
  home.append(body);

  let isOpen = true;
  let hadFocus = false;
  const place = () => {
    const button = opener.getBoundingClientRect();
    const { width, height } = body.getBoundingClientRect();
    const end = getComputedStyle(opener).direction === "rtl" ? button.left : button.right - width;
    const { left: from, right: to } = roomFor(width, home);
    const left = Math.max(from, Math.min(end, to - width));
    const fits = button.bottom + GAP_PX + height < innerHeight;
    const top = fits ? button.bottom + GAP_PX : button.top - GAP_PX - height;
    body.style.inset = `${Math.max(GAP_PX, top)}px auto auto ${left}px`;
  };
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    opener.ariaExpanded = "false";
    body.remove();
    removeEventListener("scroll", place, true);
    removeEventListener("resize", place);
    const left = opener.isConnected ? opener : home.querySelector<HTMLElement>(".log");
    if (hadFocus) left?.focus({ preventScroll: true });
    closed?.();
  };
  const close = () => {
    hadFocus = body.contains(root.activeElement);
    end();
  };
  body.addEventListener("beforetoggle", () => {
    hadFocus = body.contains(root.activeElement);
  });
  body.addEventListener("toggle", (event) => {
    if (event.newState === "closed") end();
  });
  body.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    // Otherwise it would close the panel around it, too.
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  addEventListener("scroll", place, true);
  addEventListener("resize", place);
  body.showPopover();
  opener.ariaExpanded = "true";
  return { body, place, close };
}

/** From where to where a popup may stand: over its panel, not over the post, where there is room. */
function roomFor(width: number, home: Element): { left: number; right: number } {
  const panel = home.getBoundingClientRect();
  const left = Math.max(0, panel.left) + GAP_PX;
  const right = Math.min(innerWidth, panel.right) - GAP_PX;
  return right - left < width ? { left: GAP_PX, right: innerWidth - GAP_PX } : { left, right };
}

const popupStyle = css`
  .popup {
    position: fixed;
    margin: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_round);
    padding: 4px;
    max-block-size: calc(100dvh - 8px);
    overflow: hidden auto;
    overscroll-behavior: contain;
    background: var(--_paper);
    color: var(--_ink);
    box-shadow: 0 6px 24px #0003;
    scrollbar-width: thin;
  }

  @media (max-width: 480px), (max-height: 420px) {
    .popup {
      inset: auto 0 0 !important;
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
      padding-block-end: calc(8px + env(safe-area-inset-bottom));
      inline-size: auto;
      max-inline-size: none;

      &::backdrop {
        background: #0006;
      }
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .popup:popover-open {
      transition: opacity 0.12s ease-out, translate 0.12s ease-out;

      @starting-style {
        opacity: 0;
        translate: 0 4px;
      }
    }
  }
`;
