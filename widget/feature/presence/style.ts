/**
 * What the line about who is there looks like.
 *
 * @module
 */
import { css } from "lit";

/** Comes with the line. */
export const presenceStyle = css`
  .here::before {
    content: "";
    display: inline-block;
    /* A border is seen in forced colours too. */
    border: 4px solid var(--_mark);
    border-radius: 50%;
    margin-inline-end: 6px;
  }
`;
