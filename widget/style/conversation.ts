/**
 * The messages of a conversation and what is there in their place.
 *
 * @module
 */
import { css } from "lit";

/** What stands above the composer. */
export const conversationStyle = css`
  small-talk-conversation {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  [hidden] {
    display: none !important;
  }

  .link {
    &::before {
      display: inline-block;
      margin-inline-end: 6px;
      border: 1.5px solid;
      border-radius: 50%;
      inline-size: 7px;
      block-size: 7px;
      content: "";
    }
  }

  .online::before {
    background: var(--_mark);
    color: var(--_mark);
  }

  .messages {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 40px;
  }

  .log {
    display: flex;
    flex: 1;
    flex-direction: column-reverse;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    padding: 12px 16px;
    outline-offset: -2px;
    scrollbar-width: thin;

    & > div {
      display: flex;
      flex: none;
      flex-direction: column;
      min-block-size: 100%;
    }
  }

  .log > div > :first-child {
    margin-block-start: auto;
  }

  li {
    position: relative;
    margin-inline: -16px;
    padding: 2px 16px;
    /* What is out of view costs nothing, however long the conversation. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 52px;
    list-style: none;

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

  .first {
    padding-block-start: 16px;
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

  .badge {
    border: 1px solid;
    border-radius: 4px;
    padding: 0 4px;
    font-size: 12px;
    line-height: 16px;
  }

  .message {
    position: relative;
  }

  .text {
    white-space: pre-wrap;

    & i {
      color: var(--_soft);
    }
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

    li:not(.first) {
      & time {
        display: none;
      }

      & .text {
        margin-inline-end: 28px;
      }
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
      inset-block-start: 16px;
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

  .begins,
  .empty {
    text-align: center;
  }

  .older,
  .empty {
    align-self: center;
  }

  .empty {
    margin-block-end: auto;
    padding: 16px;
    max-inline-size: 300px;
    text-wrap: balance;
  }

  .empty p {
    color: var(--_soft);
  }

  .margin {
    margin-block-end: 16px;
    inline-size: 120px;
    block-size: 64px;
    stroke: var(--_line);
    stroke-width: 3;
  }

  .note {
    stroke: var(--_mark);
  }

  .skeleton i {
    display: block;
    margin-block-start: 12px;
    border-radius: 8px;
    inline-size: 72%;
    block-size: 36px;
    background: var(--_wash);
  }

  @media (max-height: 420px) {
    .margin {
      display: none;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    [data-fresh],
    dialog[open] {
      transition: opacity 0.15s, translate 0.15s;

      @starting-style {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
`;
