/**
 * What the parts of a message look like.
 *
 * @module
 */
import { css } from "lit";

/** Comes with the parts. */
export const partsStyle = css`
  .quote {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    margin-block-end: 4px;
    border-inline-start: 2px solid var(--_edge);
    border-radius: 0;
    padding: 0 8px;
    max-inline-size: 100%;
    min-block-size: 24px;
    overflow: hidden;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
    text-align: start;

    & bdi {
      margin-inline-end: 4px;
      color: var(--_ink);
    }

    & :is(span, q) {
      font-weight: 400;
    }
  }

  .sentence {
    -webkit-line-clamp: 3;
    font-style: italic;
  }

  /* Why it leads nowhere. */
  [data-gone] {
    -webkit-line-clamp: none;

    &::after {
      display: block;
      color: var(--_bad);
      font-style: normal;
      content: attr(data-gone);
    }
  }

  .own > .quote {
    margin-inline-start: auto;
    inline-size: fit-content;
  }

  .marks,
  .reactions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-start: 4px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;

    .own > & {
      justify-content: end;
    }
  }

  .told {
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  /* What became of one's own message is said in one line. */
  .own > .marks:has(+ .status) {
    display: inline-flex;
  }

  .own > .marks + .status:not(.stored),
  .own:last-child > .marks + .status {
    display: inline;
    margin-inline-start: 8px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    border: 1px solid var(--_line);
    border-radius: 99px;
    padding-block: 1px;
    padding-inline: 6px 10px;

    & svg {
      inline-size: 16px;
      block-size: 16px;
    }

    &.open {
      border-color: var(--_mark);
      color: var(--_mark);
    }
  }

  .consent {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-start: 4px;
    min-block-size: var(--_target);
    color: var(--_soft);
    font-size: 13px;
    inline-size: fit-content;
    cursor: pointer;

    .own > & {
      margin-inline-start: auto;
    }

    & input {
      inline-size: 16px;
      block-size: 16px;
      accent-color: var(--_mark);
    }
  }

  .reactions button {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    border: 1px solid var(--_line);
    border-radius: 99px;
    padding: 0 9px;
    color: var(--_soft);
    font-variant-numeric: tabular-nums;

    &[aria-pressed=true] {
      border-color: var(--_mark);
      background: var(--_tint);
      color: var(--_mark);
    }

    & span {
      font-size: 15px;
      line-height: 1;
    }
  }
`;
