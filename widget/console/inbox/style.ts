/**
 * The inbox: the list, and the conversation beside it.
 *
 * @module
 */
import { css } from "lit";

/** Two columns; on a phone, one or the other. */
export const inboxStyle = css`
  .inbox {
    display: grid;
    grid-template-columns: minmax(280px, 360px) minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
  }

  .list {
    display: flex;
    flex-direction: column;
    border-inline-end: 1px solid var(--_line);
    min-block-size: 0;
    background: var(--_wash);
  }

  .inbox header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 16px 0;
  }

  .summary {
    padding: 12px 16px 4px;
  }

  .list ul {
    flex: 1;
    overflow: hidden auto;
    padding: 4px 8px 8px;
  }

  .list ul a {
    display: block;
    border-radius: 8px;
    padding: 8px;
    color: inherit;
    text-decoration: none;

    &:hover {
      background: var(--_tint);
    }

    &[aria-current=true] {
      border-inline-start: 3px solid var(--_mark);
      padding-inline-start: 5px;
      background: var(--_paper);
    }
  }

  .line {
    display: flex;
    justify-content: space-between;
    gap: 8px;

    & > * {
      flex: none;
    }

    & > :first-child {
      flex: 0 1 auto;
    }

    & time {
      position: static;
      padding: 2px 0;
      background: none;
      opacity: 1;
    }
  }

  .title,
  .excerpt,
  .path {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .excerpt {
    display: block;
  }

  .excerpt,
  .path,
  .mark {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .title,
  .mark,
  .unread .excerpt {
    font-weight: 600;
  }

  .unread .excerpt {
    color: var(--_ink);
  }

  .mark {
    color: var(--_mark);
  }

  .pane {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .pane header h2:focus-visible {
    outline: 0;
  }

  .inbox .pane header {
    border-block-end: 1px solid var(--_line);
    padding-block-end: 12px;
    padding-inline: max(16px, 50% - 364px);
  }

  .pane header > div {
    min-inline-size: 0;
  }

  .pane > .empty {
    margin-block-start: auto;
    max-inline-size: 440px;
  }

  .pane small-talk-conversation {
    box-sizing: border-box;
    margin-inline: auto;
    inline-size: min(100%, 760px);
  }

  @media (max-width: 720px) {
    .inbox {
      display: flex;
      flex-direction: column;
    }

    .list {
      flex: 1;
      border: 0;
      background: none;
    }

    .talking .list,
    .inbox:not(.talking) .pane:not(:has(.code-to-copy)) {
      display: none;
    }

    .list:has(+ .pane .code-to-copy) {
      flex: none;
    }

    .pane {
      flex: 1;
    }
  }
`;
