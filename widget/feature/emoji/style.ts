/**
 * What the emoji picker looks like.
 *
 * @module
 */
import { css } from "lit";

/** Comes with the picker. */
export const emojiStyle = css`
  .emoji {
    display: flex;
    flex-direction: column;
    gap: 4px;
    inline-size: 312px;
    block-size: min(340px, 60dvh);
    overflow: clip;

    /* Whichever of the two sheets came first. */
    &.popup {
      padding-block-start: 8px;
      padding-inline: 8px;
    }

    & button {
      display: grid;
      place-content: center;
      padding: 0;
      font-size: 20px;
      line-height: 1;
      min-block-size: max(34px, var(--_target));
    }
  }

  .find {
    display: flex;
    gap: 4px;

    & input,
    & select {
      border: 1px solid var(--_edge);
      border-radius: 8px;
      min-block-size: max(32px, var(--_target));
      background: none;
      color: inherit;
      font: inherit;
    }

    & input {
      flex: 1;
      padding-inline: 10px;
      min-inline-size: 0;
    }

    & select {
      padding-inline: 4px;
    }

    & option {
      background: var(--_paper);
      color: var(--_ink);
    }
  }

  .groups {
    display: flex;
    border-block-end: 1px solid var(--_line);

    & button {
      flex: 1;
      border-radius: 8px 8px 0 0;
      font-size: 16px;
      filter: grayscale(1);
      opacity: 0.75;

      &[aria-pressed=true] {
        box-shadow: inset 0 -2px var(--_mark);
        filter: none;
        opacity: 1;
      }
    }
  }

  .cells {
    flex: 1;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;

    & [role=row] {
      display: grid;
      grid-template-columns: repeat(8, 1fr);
    }

    /* Outside of the outermost ones it would be cut off. */
    & button {
      outline-offset: -2px;
    }
  }

  @media (max-width: 480px), (max-height: 420px) {
    .emoji {
      inline-size: auto;
      block-size: min(420px, 60dvh);
    }
  }
`;
