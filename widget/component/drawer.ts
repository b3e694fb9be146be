/**
 * A drawer: a panel of a feature that lies over the conversation, with a way back. Comes with the
 * feature that needs it.
 *
 * @module
 */
import { css } from "lit";
import { adoptSheet } from "./feature_style.ts";

/** How a drawer is opened. */
export interface DrawerOptions {
  readonly title: string;
  /** What the button says that leads back. */
  readonly back: string;
  /** Is called once, after it was closed. */
  readonly closed?: () => void;
}

/** A drawer that is open. */
export interface Drawer {
  /** Where the feature draws. It scrolls. */
  readonly body: HTMLElement;
  /** Takes the drawer away; the focus goes back to where it was. */
  close(): void;
}

const open = new WeakMap<HTMLElement, Drawer>();

/**
 * Opens a drawer, in place of one that is open there. The focus goes to its title; a feature with a
 * field moves it on. Escape closes it, unless the feature has used the key.
 *
 * @param place the positioned element it covers; what else stands in it rests meanwhile
 */
export function openDrawer(place: HTMLElement, { title, back, closed }: DrawerOptions): Drawer {
  open.get(place)?.close();
  adoptSheet(place, drawerStyle);
  const root = place.getRootNode() as ShadowRoot | Document;
  const opener = root.activeElement;
  const resting = [...place.children].filter((child) => !child.hasAttribute("inert"));
  for (const child of resting) child.toggleAttribute("inert", true);

  const heading = element("h2", { id: "drawer-title", tabindex: "-1", dir: "auto" });
  heading.textContent = title;
  const way = element("button", { part: "back", "aria-label": back });
  way.append(arrow());
  const head = element("header", {});
  head.append(way, heading);
  const body = element("div", { class: "drawer-body" });
  const section = element("section", {
    class: "drawer",
    part: "drawer",
    "aria-labelledby": "drawer-title",
  });
  section.append(head, body);

  const drawer: Drawer = {
    body,
    close() {
      if (open.get(place) !== drawer) return;
      open.delete(place);
      const hadFocus = section.contains(root.activeElement);
      section.remove();
      for (const child of resting) child.removeAttribute("inert");
      if (hadFocus && opener instanceof HTMLElement) opener.focus();
      closed?.();
    },
  };
  way.onclick = () => drawer.close();
  section.onkeydown = (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    drawer.close();
  };
  open.set(place, drawer);
  place.append(section);
  heading.focus();
  return drawer;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Points back; the style sheet turns it round where one writes from right to left. */
function arrow(): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M12 5 7 10l5 5");
  svg.append(path);
  return svg;
}

const drawerStyle = css`
  .drawer {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    background: var(--_paper);

    & > header {
      align-items: center;
      gap: 4px;
      border-block-end: 1px solid var(--_line);
      padding: 4px 8px;
    }

    & h2 {
      outline: 0;
      padding-block: 4px;
    }

    & header button {
      margin: 0;
      min-inline-size: var(--_target);
      padding: 4px;
    }

    &:dir(rtl) > header svg {
      scale: -1 1;
    }
  }

  .drawer-body {
    flex: 1;
    overflow: hidden auto;
    overscroll-behavior: contain;
    padding: 12px 16px;
    scrollbar-width: thin;
  }

  @media (prefers-reduced-motion: no-preference) {
    .drawer {
      transition: opacity 0.15s ease-out, translate 0.15s ease-out;

      @starting-style {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
`;
