/**
 * The inbox: the list, and what stands beside it.
 *
 * @module
 */
import { css } from "lit";

/** Two columns, or three; on a phone, one at a time. */
export const inboxStyle = css`
  .inbox {
    position: relative;
    display: grid;
    grid-template-columns: minmax(296px, 360px) minmax(0, 1fr);
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

  .inbox-filters {
    display: grid;
    gap: 8px;
    padding: 12px 12px 0;

    & > input {
      border: 1px solid var(--_line);
      border-radius: 8px;
      padding: 6px 12px;
      min-block-size: max(34px, var(--_target));
      background: var(--_paper);
    }

    & .aside {
      margin: 0;
      text-align: start;
    }
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;

    & select {
      box-sizing: border-box;
      border: 1px solid transparent;
      border-radius: 8px;
      padding: 4px;
      min-block-size: var(--_target);
      max-inline-size: 100%;
      background: none;
      color: var(--_soft);
      font: inherit;
      font-size: 13px;
      cursor: pointer;

      &:hover {
        background: var(--_tint);
      }
    }

    & option,
    & optgroup {
      background: var(--_paper);
      color: var(--_ink);
    }
  }

  .summary {
    padding: 8px 16px;
  }

  .pane {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;

    & > .empty {
      margin-block: auto;
      max-inline-size: 440px;
    }
  }

  small-talk-window-list,
  .hits {
    flex: 1;
    overflow: hidden auto;
    min-block-size: 0;
    scrollbar-width: thin;
  }

  small-talk-window-list ul {
    position: relative;
  }

  small-talk-window-list li {
    position: absolute;
    inset-inline: 8px;
    box-sizing: border-box;
    block-size: 84px;
  }

  .hits {
    padding: 0 8px 12px;
  }

  .list li a {
    display: block;
    box-sizing: border-box;
    overflow: hidden;
    border-inline-start: 3px solid transparent;
    border-radius: 8px;
    padding: 8px;
    color: inherit;
    text-decoration: none;

    &:hover {
      background: var(--_tint);
    }

    &:focus-visible {
      outline-offset: -2px;
    }

    &[aria-current=true] {
      border-inline-start-color: var(--_mark);
      background: var(--_paper);
    }
  }

  small-talk-window-list a {
    block-size: 82px;
  }

  .line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;

    & > :first-child {
      flex: 1;
      min-inline-size: 0;
    }

    & time {
      position: static;
      flex: none;
      margin: 0;
      padding: 0;
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
  .row-marks,
  .found {
    color: var(--_soft);
    font-size: 13px;
    line-height: 20px;
  }

  .path svg {
    margin-inline-end: 4px;
    inline-size: 14px;
    block-size: 14px;
    vertical-align: -2px;
  }

  .title,
  .mark,
  .unread .excerpt {
    font-weight: 600;
  }

  .unread .excerpt {
    color: var(--_ink);
  }

  .row-marks {
    display: flex;
    flex: none;
    align-items: baseline;
    gap: 8px;
    max-inline-size: 65%;
  }

  .whose {
    min-inline-size: 0;
    overflow: hidden;
    max-inline-size: 120px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* Of a name its beginning is enough; a date is nothing without its end. */
  .settled {
    flex: none;
    white-space: nowrap;
  }

  .mark {
    flex: none;
    color: var(--_mark);
    white-space: nowrap;
  }

  .row-count {
    border-radius: 10px;
    padding-inline: 6px;
    min-inline-size: 8px;
    background: var(--_mark);
    color: var(--_paper);
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }

  .found {
    display: block;
  }

  mark {
    border-radius: 2px;
    background: var(--_tint);
    color: var(--_ink);
    font-weight: 600;
  }

  .inbox-said {
    position: absolute;
    inset-block-end: 16px;
    inset-inline-start: 16px;
    z-index: 3;
    border-radius: 8px;
    padding: 8px 12px;
    max-inline-size: 328px;
    background: var(--_ink);
    color: var(--_paper);
    font-size: 13px;
    line-height: 18px;

    &:empty {
      padding: 0;
    }
  }

  .choices button {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding: 8px;
    inline-size: 100%;
    min-block-size: 40px;
    color: var(--_ink);
    font-size: 15px;
    text-align: start;
  }

  .choices + form {
    margin-block-start: 12px;
    border-block-start: 1px solid var(--_line);
    padding-block-start: 12px;
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
  }
`;
