/**
 * The set-up.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const setupStyle = css`
  .setup {
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;

    & > form {
      grid-template-columns: minmax(0, 1fr);
    }

    & > form > button {
      justify-self: start;
    }

    & > .fields {
      align-content: start;
    }

    & .lead {
      display: grid;
      gap: 4px;
    }
  }

  .steps ol {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }

  .steps li {
    counter-increment: step;
  }

  .steps a {
    display: flex;
    align-items: center;
    gap: 8px;
    border-radius: 8px;
    padding: 4px 10px;
    min-block-size: var(--_target);
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
    text-decoration: none;

    &::before {
      content: counter(step);
    }

    &:hover {
      background: var(--_wash);
    }

    &[aria-current=step] {
      background: var(--_tint);
      color: var(--_mark);
      font-weight: 600;
    }
  }

  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px 40px;

    & > .fields {
      align-content: start;
    }
  }

  @media (min-width: 1020px) {
    .setup:has(.beside) {
      --_measure: 912px;
    }

    .beside {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    }
  }

  @media (max-width: 480px) {
    .steps a {
      gap: 4px;
      padding-inline: 6px;
    }
  }

  .last-step {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 16px;
  }

  .verdict {
    display: grid;
    gap: 8px;
    justify-items: start;
    border: 1px solid var(--_line);
    border-radius: 12px;
    padding: 16px;

    & h2 {
      display: flex;
      align-items: center;
      gap: 8px;
    }

    & h2::before {
      flex: none;
      border: 2px solid var(--_edge);
      border-radius: 50%;
      inline-size: 10px;
      block-size: 10px;
      content: "";
    }

    &.works h2::before {
      border-color: var(--_mark);
      background: var(--_mark);
    }

    &.wrong h2::before {
      border-color: var(--_bad);
      background: var(--_bad);
    }
  }
`;
