/**
 * What the help for writing looks like.
 *
 * @module
 */
import { css } from "lit";

/** Within the composer. */
export const composingStyle = css`
  .reference {
    display: flex;
    align-items: start;
    gap: 4px;
    margin-block-end: 2px;
    border-inline-start: 2px solid var(--_mark);
    padding-inline-start: 8px;
    inline-size: 100%;
    font-size: 13px;
    line-height: 18px;

    & > div {
      flex: 1;
      min-inline-size: 0;
    }

    & b {
      color: var(--_mark);
      font-weight: 600;
    }

    & p {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow: hidden;
      color: var(--_soft);
      white-space: pre-line;
    }

    & button {
      margin-block: calc(18px - var(--_target) / 2 - 9px);
      min-inline-size: var(--_target);
      padding: 4px;
      color: var(--_soft);
    }
  }

  /* In a line of its own, so that nothing beside it moves while one writes. */
  .count {
    inline-size: 100%;
    padding-inline: 4px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
    text-align: end;

    /* It stays for a screen reader, and takes no room. */
    &:empty {
      position: absolute;
    }
  }

  [aria-invalid="true"] ~ .count {
    color: var(--_bad);
  }
`;
