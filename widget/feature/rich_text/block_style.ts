/**
 * What lists and quotes in a message look like.
 *
 * @module
 */
import { css } from "lit";

/** Comes with lists and quotes. */
export const blockStyle = css`
  .rich {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    white-space: normal;

    & p {
      white-space: pre-wrap;
    }

    & blockquote {
      display: grid;
      gap: 8px;
      border-inline-start: 2px solid var(--_edge);
      padding-inline-start: 10px;
      color: var(--_soft);
    }

    & ul,
    & ol {
      padding-inline-start: 22px;
    }

    & ul {
      list-style: disc;
    }

    & ol {
      list-style: decimal;
    }

    & li {
      /* Marks stand outside of their items. */
      content-visibility: visible;
      margin: 0;
      padding: 2px 0 0;
      list-style: inherit;
    }
  }
`;
