/**
 * What a message looks like that one has come to.
 *
 * @module
 */
import { css } from "lit";

/** Within the list. */
export const readingStyle = css`
  .new {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    border: 1px solid var(--_line);
    border-radius: 99px;
    background: var(--_paper);
    box-shadow: 0 2px 8px #0002;
  }

  li:focus {
    outline: 0;
  }

  li:focus .text {
    outline: 2px solid var(--_mark);
    outline-offset: 0;
    border-radius: 4px;
  }

  li.own:focus .text {
    border-radius: var(--_round);
  }
`;
