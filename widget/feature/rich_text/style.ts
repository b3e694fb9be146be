/**
 * What Markdown looks like in a message: hardly different from text.
 *
 * @module
 */
import { css } from "lit";

/** Comes with the text. */
export const richTextStyle = css`
  .text a {
    color: var(--_mark);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
    unicode-bidi: isolate;
  }

  .text code {
    border-radius: 4px;
    padding: 1px 4px;
    background: color-mix(in oklab, var(--_ink) 8%, transparent);
    font: 13px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
    box-decoration-break: clone;
  }

  .host {
    color: var(--_soft);
    font-size: 13px;
    unicode-bidi: isolate;
  }
`;
