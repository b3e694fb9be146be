/**
 * What the tabs of the voices look like.
 *
 * @module
 */
import { css } from "lit";

/** Within the panel. */
export const voicesStyle = css`
  /* What marks the tab that is shown lies on the line below. */
  .voices {
    display: flex;
    align-items: end;
  }

  [role=tablist] {
    display: flex;
    gap: 4px;

    & button {
      margin-block-end: -1px;
      border-block-end: 2px solid transparent;
      border-radius: 8px 8px 0 0;
      padding-block: 6px;
      background: none;
      color: var(--_soft);

      &[aria-selected=true] {
        border-color: var(--_mark);
        color: var(--_ink);
      }
    }

    & i {
      display: inline-block;
      border: 4px solid var(--_mark);
      border-radius: 50%;
      margin-inline-start: 6px;
    }

    & svg {
      margin-inline-end: 4px;
      inline-size: 16px;
      block-size: 16px;
      vertical-align: -3px;
    }
  }

  /* There, what is transparent is not. */
  @media (forced-colors: active) {
    [role=tablist] [aria-selected=false] {
      border-block-end: 0;
      padding-block-end: 8px;
    }
  }

  .whisper form {
    border-color: var(--_mark);
    background: var(--_tint);
  }

  .whisper :is(.audience, ::placeholder) {
    color: var(--_mark);
  }
`;
