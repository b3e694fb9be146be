/**
 * The page of the check.
 *
 * @module
 */
import { css } from "lit";

/** What was found, one below the other. */
export const checkStyle = css`
  .findings {
    display: grid;
    inline-size: 100%;

    & > li {
      display: grid;
      gap: 4px;
      margin: 0;
      border-block-end: 1px solid var(--_line);
      padding: 12px 0;
    }

    & > li:last-child {
      border: 0;
    }

    & .about {
      font-weight: 600;
    }

    & .level {
      display: inline-block;
      margin-inline-end: 8px;
      border: 1px solid var(--_line);
      border-radius: 10px;
      padding-inline: 8px;
      color: var(--_soft);
      font-size: 12px;
      line-height: 18px;
    }

    & .fault .level {
      border-color: var(--_bad);
      color: var(--_bad);
    }

    & .warning .level {
      border-color: var(--_mark);
      color: var(--_mark);
    }

    & .where {
      margin-block-start: 8px;
    }

    & .code-to-copy {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
    }

    & pre {
      padding: 8px 12px;
    }
  }
`;
