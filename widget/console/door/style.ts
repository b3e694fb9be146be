/**
 * The door: where one signs in, and where the server cannot be reached.
 *
 * @module
 */
import { css } from "lit";

/** A narrow column in the middle of the page. */
export const doorStyle = css`
  .door {
    box-sizing: border-box;
    display: grid;
    gap: 16px;
    align-content: center;
    margin-inline: auto;
    padding: 32px 24px;
    inline-size: min(100%, 368px);
    min-block-size: 100dvh;
  }

  .door .margin {
    margin-block-end: 8px;
  }

  .door h1 {
    font-size: 20px;
    line-height: 28px;
  }

  .door form {
    display: grid;
    gap: 4px;
  }

  .door form > input + p {
    margin-block-end: 12px;
  }

  .door form > input {
    margin-block-end: 12px;
  }

  .door form > input,
  .secret {
    border: 1px solid var(--_edge);
    border-radius: 8px;
  }

  .secret:has(input:focus-visible) {
    outline: 2px solid var(--_mark);
    outline-offset: 1px;
  }

  .secret input {
    outline: 0;
  }

  .secret {
    display: flex;
    align-items: center;
    padding-inline-end: 6px;
  }

  .door .primary {
    margin-block-start: 12px;
    min-block-size: 40px;
    font-size: 15px;
  }

  .door .failed {
    font-size: 13px;
    line-height: 18px;

    &:empty {
      display: none;
    }
  }

  .door .passkey {
    margin-block-start: 8px;
    min-block-size: 40px;
    font-size: 15px;
  }

  .aside {
    justify-self: start;
    margin-inline-start: -8px;
  }
`;
