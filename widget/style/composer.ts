/**
 * The composer, and the notice above it.
 *
 * @module
 */
import { css } from "lit";

/** What stands below the messages. */
export const composerStyle = css`
  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 12px;
    border-block: 1px solid var(--_line);
    padding: 8px 16px;
    min-block-size: 44px;
    background: var(--_wash);
  }

  .notice p,
  #audience {
    flex: 1;
  }

  small-talk-composer form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin: 0 12px 12px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    padding: 8px;

    &:has(textarea:focus-visible) {
      outline: 2px solid var(--_mark);
      outline-offset: -1px;
    }
  }

  textarea {
    inline-size: 100%;
    padding-inline: 4px;
    max-block-size: clamp(44px, 25dvh - 20px, 132px);
    resize: none;
    outline: 0 !important;
    field-sizing: content;
    scrollbar-width: thin;
  }

  #audience {
    padding-inline: 4px;
    text-wrap: balance;
  }

  .count {
    inline-size: 100%;
    text-align: end;

    &:empty {
      display: none;
    }
  }

  .failed,
  [aria-invalid=true] ~ .count {
    color: var(--_bad);
  }
`;
