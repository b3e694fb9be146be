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
    border-block: 1px solid var(--_line);
    padding: 8px 16px;
    min-block-size: 44px;
    background: var(--_wash);
  }

  .notice p {
    flex: 1;
  }

  .notice + small-talk-composer form {
    margin-block-start: 12px;
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

  .whisper form {
    border-color: var(--_mark);
    background: var(--_tint);
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

  .whisper :is(.audience, ::placeholder) {
    color: var(--_mark);
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

  .smile,
  .asks,
  [part=send] {
    order: 1;
  }

  [part=send] {
    margin-inline-start: auto;
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

  .failed {
    color: var(--_bad);
  }

  @media (max-height: 420px) {
    .audience {
      display: none;
    }
  }
`;
