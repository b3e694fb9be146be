/**
 * The conversation that is open, and what is known of it beside that.
 *
 * @module
 */
import { css } from "lit";

/** In the open and in private look different; the third pane lies over it where there is no room. */
export const paneStyle = css`
  small-talk-pane {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;

    & > header {
      display: flex;
      align-items: start;
      gap: 8px;
      border-block-end: 1px solid var(--_line);
      padding: 12px 16px;
    }

    & h2 {
      font-size: 17px;
      line-height: 24px;
    }

    & .post {
      display: block;
      inline-size: fit-content;
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }

  .handling {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }

  .talk {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;

    & small-talk-conversation {
      box-sizing: border-box;
      margin-inline: auto;
      inline-size: min(100%, 760px);
    }
  }

  /* What only one reader can see looks like nothing that is said in the open. */
  header.private {
    background: var(--_tint);

    & .voice {
      color: var(--_mark);
      font-weight: 600;
    }
  }

  .talk.private small-talk-composer form {
    border-color: var(--_mark);
    border-style: dashed;
    background: var(--_tint);
  }

  .about {
    flex: 1 1 200px;
    min-inline-size: 0;
  }

  .voice {
    display: flex;
    gap: 4px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;

    & svg {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      margin-block: 1px;
    }
  }

  .silent small-talk-composer {
    display: none;
  }

  .offer {
    box-sizing: border-box;
    margin-inline: auto;
    padding: 0 16px 12px;
    inline-size: min(100%, 760px);

    & label {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: var(--_target);
      color: var(--_soft);
      font-weight: 400;
    }

    & input {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      min-block-size: 0;
      accent-color: var(--_mark);
    }
  }

  /* Zoomed to four times, all of it does not fit: what stands around the conversation scrolls away. */
  @media (max-height: 420px) {
    small-talk-pane {
      overflow: hidden auto;

      & > * {
        flex-shrink: 0;
      }

      & .handling,
      & .talk {
        flex: 1 0 auto;
      }

      & small-talk-conversation {
        flex: 1 0 232px;
      }
    }
  }

  @media (max-width: 720px) {
    .pane {
      flex: 1;
    }

    small-talk-pane > header {
      padding-block: 8px;
    }
  }
`;
