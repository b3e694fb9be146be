/**
 * The page of what was done.
 *
 * @module
 */
import { css } from "lit";

/** Filters side by side, and what to take along. */
export const auditStyle = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px;

    & select {
      min-inline-size: 0;
      inline-size: 100%;
    }
  }

  .who {
    font-weight: 600;
  }

  .roster .soft a {
    margin-inline-start: 8px;
    color: inherit;
  }

  .roster + .act,
  .roster + .soft {
    margin-block-start: 16px;
  }

  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;

    & a {
      color: var(--_mark);
    }
  }
`;
