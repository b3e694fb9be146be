/**
 * The page of canned answers.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const answersStyle = css`
  .answers {
    & form {
      inline-size: 100%;
    }

    & .field textarea {
      min-block-size: 120px;
    }

    & .preview {
      border-inline-start: 3px solid var(--_line);
      padding-inline-start: 12px;
      white-space: pre-wrap;
    }

    & ul {
      inline-size: 100%;
    }

    & li {
      display: grid;
      gap: 4px;
      margin: 0;
      border-block-end: 1px solid var(--_line);
      padding: 12px 0;
    }

    & li:last-child {
      border-block-end: 0;
    }

    & .name {
      font-weight: 600;
    }

    & .text {
      white-space: pre-wrap;
    }

    & .does {
      display: flex;
      gap: 4px;
      margin-inline-start: -8px;
    }

    & .bad {
      color: var(--_bad);
    }
  }
`;
