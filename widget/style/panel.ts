/**
 * The widget's window: in the corner, in the page, or over the whole of a small screen.
 *
 * @module
 */
import { css } from "lit";

/** What the panel looks like. */
export const panelStyle = css`
  dialog {
    /* A page's rules about every element reach the host, and what it hands down, but not past this. */
    all: initial;
    box-sizing: border-box;
    color-scheme: inherit;
    position: fixed;
    inset-block-end: calc(var(--small-talk-offset-block, 16px) + var(--_below, 0px));
    inset-inline-end: var(--small-talk-offset-inline, 16px);
    display: none;
    flex-direction: column;
    border: 1px solid var(--_line);
    border-radius: var(--_round);
    inline-size: var(--small-talk-width, 380px);
    max-inline-size: calc(100vw - 32px);
    block-size: var(--small-talk-height, 600px);
    max-block-size: calc(80dvh - var(--_below, 0px));
    overflow: clip;
    background: var(--_paper);
    color: var(--_ink);
    font: var(--_font);
    word-break: keep-all;
    overflow-wrap: anywhere;
    box-shadow: 0 12px 40px #0003;

    &:focus {
      outline: 0;
    }

    &[open] {
      display: flex;
    }

    &:modal {
      inset: var(--_above, 0) 0 var(--_below, 0);
      border: 0;
      border-radius: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
        env(safe-area-inset-left);
      inline-size: auto;
      max-inline-size: none;
      block-size: auto;
      max-block-size: none;
    }
  }

  :host([side=start]) dialog:not(:modal) {
    inset-inline: var(--small-talk-offset-inline, 16px) auto;
  }

  :host([placement=inline]) dialog {
    position: static;
    inline-size: auto;
    max-inline-size: none;
    box-shadow: none;
  }

  .place {
    position: relative;
  }

  .voices {
    border-block-end: 1px solid var(--_line);
    padding: 4px 12px 0;
    min-block-size: max(41px, var(--_target) + 5px);
  }

  header {
    display: flex;
    padding-block: 12px 0;
    padding-inline: 16px 8px;

    & > div {
      flex: 1;
      min-inline-size: 0;
    }

    & h2 {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow: hidden;
    }

    & button {
      margin-block: calc(11px - var(--_target) / 2) auto;
      min-inline-size: var(--_target);
      padding: 4px;
      color: var(--_soft);
    }
  }

  #launcher[aria-expanded=true] {
    visibility: hidden;
  }

  @media (max-height: 420px) {
    header h2 {
      -webkit-line-clamp: 1;
    }
  }
`;
