/**
 * What code in a message looks like. Its colours are read on its ground in light and dark.
 *
 * @module
 */
import { css } from "lit";

/** Comes with the code. */
export const codeStyle = css`
  small-talk-code {
    display: block;
    border: 1px solid var(--_line);
    border-radius: 8px;
    overflow: clip;
    background: var(--_wash);
    color: var(--_ink);
    text-align: start;

    & .code-head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding-block: 2px 0;
      padding-inline: 12px 4px;
      color: var(--_soft);
      font-size: 13px;
      line-height: 18px;
    }

    & pre {
      overflow: auto hidden;
      padding: 4px 12px 10px;
      outline-offset: -2px;
      scrollbar-width: thin;
      font: 13px/20px ui-monospace, "SF Mono", Menlo, Consolas, monospace;
      tab-size: 2;
      white-space: pre;
      word-break: normal;
      overflow-wrap: normal;
    }
  }

  .text small-talk-code code {
    padding: 0;
    background: none;
    font: inherit;
  }

  .code-kwd,
  .code-section {
    color: light-dark(#8b2f6f, #e5a3d2);
  }

  .code-str,
  .code-insert {
    color: light-dark(#3b651d, #a9cf8a);
  }

  .code-cmnt {
    color: var(--_soft);
    font-style: italic;
  }

  .code-num,
  .code-bool,
  .code-esc {
    color: light-dark(#8f4300, #f0b37e);
  }

  .code-func {
    color: light-dark(#1c5a86, #8fc4ee);
  }

  .code-class,
  .code-type {
    color: light-dark(#0d625f, #7fd0c8);
  }

  .code-var {
    color: light-dark(#6f4a00, #e0c27a);
  }

  .code-err,
  .code-deleted {
    color: var(--_bad);
  }
`;
