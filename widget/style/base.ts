/**
 * What buttons, fields, drawings and text look like everywhere.
 *
 * @module
 */
import { css } from "lit";

/** Comes before every other sheet. */
export const baseStyle = css`
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }

  h1,
  h2,
  h3,
  button,
  textarea,
  input {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }

  h1,
  h2,
  button,
  .by,
  .empty h3 {
    font-weight: 600;
  }

  button,
  .by,
  .status,
  .begins,
  .link,
  .presence,
  li > h3,
  .audience,
  time {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  button {
    border-radius: 8px;
    padding: 4px 8px;
    min-block-size: var(--_target);
    color: var(--_mark);
    cursor: pointer;

    &:hover {
      background: var(--_tint);
    }
  }

  :focus-visible {
    outline: 2px solid var(--_mark);
    outline-offset: 1px;
  }

  .primary {
    border: 1px solid transparent;
    padding-inline: 12px;
    color: var(--_paper);

    &,
    &:hover {
      background: var(--_mark);
    }
  }

  svg {
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    vertical-align: -5px;
  }

  .unseen,
  li:not(.first) > .by,
  .own > .by {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    white-space: nowrap;
  }

  ::placeholder {
    color: var(--_soft);
    opacity: 1;
  }

  @media (pointer: coarse) {
    textarea,
    input {
      font-size: 16px;
    }
  }
`;
