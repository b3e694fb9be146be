/**
 * What messages look like beyond their text, what they show when one comes to them, and what stands
 * beside the button that sends.
 *
 * @module
 */
import { css } from "lit";

/** Within a conversation. */
export const attendingStyle = css`
  li {
    & > h3 {
      display: flex;
      align-items: center;
      gap: 12px;
      margin-block-end: 16px;

      &::before,
      &::after {
        flex: 1;
        border-block-start: 1px solid var(--_line);
        content: "";
      }
    }
  }

  h3 > span::first-letter {
    text-transform: uppercase;
  }

  /* How much of it is above its name: a day, what is new, or both. */
  .first {
    --_above-name: 0px;
    padding-block-start: 16px;

    &:has(> h3) {
      --_above-name: 34px;
    }

    &:has(> h3 + h3) {
      --_above-name: 68px;
    }
  }

  .by {
    display: flex;
    gap: 8px;
    margin-block-end: 2px;
    white-space: nowrap;

    & bdi {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }

  .message {
    position: relative;
  }

  .text i {
    color: var(--_soft);
  }

  .older {
    align-self: center;
  }

  .badge {
    border: 1px solid;
    border-radius: 4px;
    padding: 0 4px;
    font-size: 12px;
    line-height: 16px;
  }

  .meta {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: -8px;
    display: flex;
    align-items: center;
    border-radius: 8px;
    padding-inline-start: 8px;
    background: var(--_paper);
    white-space: nowrap;
    opacity: 0;
  }

  .more {
    margin-block: calc(11px - var(--_target) / 2);
    min-inline-size: var(--_target);
    padding: 4px;
    color: var(--_soft);
  }

  @media (hover: none) {
    .meta {
      background: none;
      opacity: 1;
    }

    /* Beside one's own words there is no room for it on a phone. */
    .own.first .message {
      flex-direction: column;

      & .meta {
        flex-direction: row;
        order: -1;
        margin-inline-end: -8px;
        padding: 0;
      }
    }

    li:not(.first) .meta time {
      display: none;
    }

    /* On the list's side, whichever way the text runs. */
    li:not(.first, .own) .message {
      padding-inline-end: 28px;
    }
  }

  .author {
    & > .by {
      color: var(--_mark);
    }

    /* The author's rule stands in the margin, beside all that was said in one go. */
    &::before {
      position: absolute;
      inset-inline-start: 7px;
      inset-block: 0;
      border-inline-start: 3px solid var(--_mark);
      content: "";
    }

    &.first::before {
      inset-block-start: calc(16px + var(--_above-name));
    }
  }

  .own {
    text-align: end;

    & .message {
      display: flex;
      flex-direction: row-reverse;
      align-items: end;
    }

    & .text {
      border: 1px solid transparent;
      border-radius: var(--_round);
      border-end-end-radius: 4px;
      padding: 6px 12px;
      max-inline-size: 84%;
      background: var(--_tint);
      text-align: start;
    }

    & .meta {
      position: static;
      flex-direction: row-reverse;
      padding: 6px 8px;
    }
  }

  li:not(:last-child) > .stored {
    display: none;
  }

  .since {
    color: var(--_mark) !important;

    &::before,
    &::after {
      border-color: currentColor !important;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    [data-fresh] {
      transition: opacity 0.15s, translate 0.15s;

      @starting-style {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }

  .empty p + p {
    margin-block-start: 8px;
    font-size: 13px;
  }

  .smile,
  .asks {
    order: 1;
  }

  /* An author who is called as what they are has the word alone. */
  bdi:empty {
    display: none;
  }

  .asks {
    color: var(--_soft);

    &[aria-pressed=true] {
      background: var(--_tint);
      color: var(--_mark);

      &::before {
        content: "✓ ";
      }
    }
  }

  .smile {
    min-inline-size: var(--_target);
    padding: 4px;
    color: var(--_soft);
  }

  .meta time {
    padding-inline: 2px;

    /* Nothing can be done with what was deleted. */
    &:last-child {
      margin-inline-end: 6px;
      line-height: 22px;
    }
  }

  /* What runs the other way stands below its writer's name all the same. */
  [dir=rtl] :is(h2, .text) {
    inline-size: fit-content;
  }

  /* Beside the name, whatever stands between that and the text. */
  .first {
    & .message {
      position: static;
    }

    & .meta {
      inset: calc(14px + var(--_above-name)) auto auto;
      inset-inline-end: 8px;
    }
  }

  li:is(:hover, :focus-within) .meta,
  .meta:has([aria-expanded=true]) {
    opacity: 1;
  }
`;
