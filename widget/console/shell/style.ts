/**
 * The console's page, and the frame around its sections.
 *
 * @module
 */
import { css } from "lit";

/** The page as a whole, and what stands in many places of it. */
export const pageStyle = css`
  :root {
    color-scheme: light dark;
    background: var(--_paper);
    color: var(--_ink);
    font: var(--_font);
    word-break: keep-all;
    overflow-wrap: anywhere;
  }

  body {
    margin: 0;
  }

  ul {
    list-style: none;
  }

  a {
    border-radius: 4px;
    color: var(--_mark);
  }

  .soft {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  code {
    font: 13px/18px ui-monospace, "Cascadia Code", Menlo, Consolas, monospace;
  }

  .soft code {
    border-radius: 4px;
    padding: 1px 4px;
    background: var(--_wash);
    color: var(--_ink);
  }

  [aria-pressed=true] {
    background: var(--_tint);
  }

  /* What runs the other way stays in its column; what people wrote stands as they would see it. */
  [dir=auto]:not(.text, blockquote, input, textarea) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  h1:focus-visible,
  h2:focus-visible {
    outline: 0;
  }
`;

/** The rail, and the section beside it. */
export const shellStyle = css`
  .desk {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    block-size: 100dvh;
  }

  /* Only spoken: below the desk it would make the window scroll. */
  small-talk-arrivals {
    position: absolute;
    inset-block-start: 0;
  }

  /* Who keeps order says nothing. */
  .moderating small-talk-composer {
    display: none;
  }

  .rail {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    border-inline-end: 1px solid var(--_line);
    padding: 12px 8px;
    inline-size: 80px;
    background: var(--_wash);

    & ul {
      display: grid;
      gap: 4px;
    }

    & li a {
      display: grid;
      gap: 4px;
      justify-items: center;
      border-radius: 8px;
      padding: 8px 2px;
      color: var(--_soft);
      font-size: 12px;
      line-height: 16px;
      text-align: center;
      text-decoration: none;

      &:hover {
        background: var(--_tint);
      }

      &[aria-current=page] {
        background: var(--_tint);
        color: var(--_mark);
        font-weight: 600;
      }
    }
  }

  .self {
    display: grid;
    justify-content: center;
    border-radius: 8px;
    padding: 8px 0;
    text-decoration: none;
  }

  .initial {
    display: grid;
    place-items: center;
    border: 1px solid var(--_line);
    border-radius: 50%;
    inline-size: 32px;
    block-size: 32px;
    background: var(--_paper);
    color: var(--_ink);
    font-size: 13px;
    font-weight: 600;
  }

  .section {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;

    /* Is read when it changes; what can be done about it stands in the notice below. */
    & > .link {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }

    /* A conversation says it itself, where one writes. */
    &:has(small-talk-conversation) > .notice {
      display: none;
    }

    & > .notice {
      border-block-start: 0;
    }

    & > .as-of {
      border-block-end: 1px solid var(--_line);
      padding: 4px 16px;
    }

    & > :last-child {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-block-size: 0;
    }
  }

  .page {
    display: grid;
    flex: 1;
    align-content: start;
    gap: 32px;
    box-sizing: border-box;
    /* As wide as there is room, so that the scroll bar stands at the edge. */
    overflow: hidden auto;
    padding: 32px max(24px, (100% - var(--_measure, 640px)) / 2) 48px;
    inline-size: 100%;

    & h1 {
      font-size: 20px;
      line-height: 28px;
    }

    & h2 {
      font-size: 15px;
      line-height: 22px;
    }

    & section {
      display: grid;
      justify-items: start;
      gap: 12px;
      border-block-start: 1px solid var(--_line);
      padding-block-start: 24px;
    }
  }

  .back {
    display: none;
  }

  @media (max-width: 720px) {
    .desk {
      display: flex;
      flex-direction: column-reverse;
    }

    .section {
      flex: 1;
    }

    .rail {
      flex-direction: row;
      border-block-start: 1px solid var(--_line);
      border-inline-end: 0;
      padding: 4px 8px calc(4px + env(safe-area-inset-bottom));
      inline-size: auto;

      & ul {
        display: flex;
        flex: 1;
      }

      & li {
        flex: 1;
      }

      & li a {
        padding: 6px 2px;
      }
    }

    .self {
      padding: 6px 8px;
    }

    /* Where one writes, or reads one thing, the whole screen is for it; a way back is there. */
    .desk:has(.whole) > .rail {
      display: none;
    }

    .back {
      display: grid;
      place-items: center;
      margin-inline-start: -8px;
      min-inline-size: var(--_target);
      min-block-size: var(--_target);
    }

    .page {
      padding: 16px max(16px, (100% - var(--_measure, 640px)) / 2) 32px;
    }
  }
`;
