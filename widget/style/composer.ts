/**
 * The composer.
 *
 * @module
 */
import { css } from "lit";

/** What stands below the messages. */
export const composerStyle = css`
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

  .audience {
    display: flex;
    align-items: center;
    gap: 4px;
    inline-size: 100%;
    padding-inline: 2px;

    & svg {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
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

  [part=send] {
    order: 1;
    margin-inline-start: auto;
  }

  @media (max-height: 420px) {
    .audience,
    .margin {
      display: none;
    }
  }
`;
