/**
 * How the ways to hear of an answer look.
 *
 * @module
 */
import { css } from "lit";

/** Its sheet, put on the page with it. */
export const followStyle = css`
  .follow {
    & section {
      margin-block-start: 16px;
      border-block-start: 1px solid var(--_line);
      padding-block-start: 12px;
    }

    & h3 {
      margin-block-end: 8px;
      font-weight: 600;
    }

    & a {
      color: var(--_mark);
    }

    & .bad {
      color: var(--_bad);

      &:empty {
        display: none;
      }
    }

    & form {
      display: grid;
      justify-items: start;
      gap: 8px;
    }
  }

  .follow-note {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .follow-field {
    display: block;
    inline-size: 100%;

    & span {
      font-size: 13px;
      line-height: 18px;
    }

    & input {
      display: block;
      box-sizing: border-box;
      margin-block-start: 4px;
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 6px 10px;
      min-block-size: max(36px, var(--_target));
      inline-size: 100%;
    }
  }

  .follow-check {
    display: flex;
    align-items: start;
    gap: 10px;
    padding-block: 4px;
    cursor: pointer;

    & input {
      flex: none;
      margin: 2px 0 0;
      inline-size: 18px;
      block-size: 18px;
      accent-color: var(--_mark);
    }
  }

  .follow-act {
    margin-inline-start: -8px;
    text-align: start;
  }
`;
