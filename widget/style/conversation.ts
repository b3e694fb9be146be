/**
 * The messages of a conversation and what is there in their place.
 *
 * @module
 */
import { css } from "lit";

/** What stands above the composer. */
export const conversationStyle = css`
  small-talk-panel,
  .place,
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

  /* Full by its border, which is seen in forced colours too. */
  .online::before {
    border: 5px solid var(--_mark);
    inline-size: 0;
    block-size: 0;
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

  /* What invites is read from its beginning, however small the window. */
  .log:has(.empty) {
    flex-direction: column;
  }

  li {
    position: relative;
    margin-inline: -16px;
    padding: 2px 16px;
    /* What is out of view costs nothing, however long the conversation. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 52px;
    list-style: none;
  }

  .text {
    white-space: pre-wrap;
  }

  .skeleton i {
    display: block;
    margin-block-start: 12px;
    border-radius: 8px;
    inline-size: 72%;
    block-size: 36px;
    background: var(--_wash);

    &:nth-child(2) {
      margin-inline-start: auto;
      inline-size: 48%;
    }
  }

  .begins,
  .empty {
    text-align: center;
  }

  .empty {
    align-self: center;
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

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      transition: opacity 0.15s, translate 0.15s;

      @starting-style {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
`;
