/**
 * The list of devices.
 *
 * @module
 */
import { css } from "lit";

/** A row for each. */
export const deviceStyle = css`
  .devices {
    display: grid;
    inline-size: 100%;

    & li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      margin: 0;
      border-block-end: 1px solid var(--_line);
      padding: 8px 0;
    }

    & li:last-child {
      border: 0;
    }

    & .soft {
      flex: 1;
    }

    & button {
      min-block-size: max(32px, var(--_target));
    }
  }
`;
