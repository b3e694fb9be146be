/**
 * What the menu beside a message looks like.
 *
 * @module
 */
import { css } from "lit";

/** Comes with the menu. */
export const actionsStyle = css`
  .popup.menu {
    min-inline-size: 216px;

    & button {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 4px 10px;
      inline-size: 100%;
      min-block-size: max(32px, var(--_target));
      color: var(--_ink);
      font: inherit;
      text-align: start;

      outline-offset: -2px;

      &:focus {
        background: var(--_tint);
      }
    }

    & svg {
      flex: none;
    }

    & .delete {
      color: var(--_bad);
    }

    & [aria-checked=true]:not(.react *)::after {
      margin-inline-start: auto;
      color: var(--_mark);
      content: "✓" / "";
    }
  }

  .react {
    display: flex;
    justify-content: space-between;
    gap: 2px;
    border-block-end: 1px solid var(--_line);
    margin-block-end: 4px;
    padding-block-end: 4px;

    & button {
      justify-content: center;
      border-radius: 99px;
      padding: 0;
      inline-size: max(32px, var(--_target));
      font-size: 18px;

      &[aria-checked=true] {
        background: var(--_tint);
        box-shadow: inset 0 0 0 1px var(--_mark);
      }
    }
  }
`;
