/**
 * What a message looks like that one has come to.
 *
 * @module
 */
import { css } from "lit";

/** Within the list. */
export const readingStyle = css`
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
