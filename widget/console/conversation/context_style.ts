/**
 * What is known of a conversation: sections with hairlines between them.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const contextStyle = css`
  .context {
    box-sizing: border-box;
    overflow: hidden auto;
    border-inline-start: 1px solid var(--_line);
    padding: 0 20px 32px;
    block-size: 100%;
    background: var(--_wash);
    font-size: 14px;
    line-height: 20px;

    & > .context-head {
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 12px 0 4px;
    }

    & h2 {
      font-size: 15px;
      line-height: 22px;
    }

    & .hide-context {
      display: none;
    }

    & h3 {
      margin-block-end: 4px;
      color: var(--_soft);
      font-size: 13px;
      font-weight: 600;
      line-height: 18px;
    }

    & h4 {
      margin-block: 8px 4px;
      font-size: 13px;
      line-height: 18px;
    }

    & section {
      display: grid;
      gap: 4px;
      border-block-end: 1px solid var(--_line);
      padding-block: 16px;
    }

    & section > ul,
    & details ul {
      display: grid;
      gap: 16px;
    }

    & section > ul:empty {
      display: none;
    }

    & small-talk-notes + section,
    & > section:last-child {
      border-block-end: 0;
    }

    & .name {
      font-weight: 600;
    }

    & li p.text {
      margin: 0;
      white-space: pre-wrap;
    }

    & li {
      margin: 0;
      padding: 0;
    }

    /* These rows are not those of a conversation. */
    & li p time {
      display: inline;
      position: static;
      padding: 0;
      background: none;
      color: inherit;
      opacity: 1;
    }

    & blockquote {
      border-inline-start: 3px solid var(--_line);
      padding-inline-start: 8px;
      color: var(--_soft);
    }

    & .elsewhere {
      border-inline-start: 3px solid var(--_note-line);
      padding-inline-start: 8px;
    }

    & summary {
      padding-block: 4px;
      color: var(--_mark);
      font-size: 13px;
      line-height: 18px;
      cursor: pointer;
    }
  }

  .does {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-inline-start: -8px;

    & .bad {
      color: var(--_bad);
    }

    & a {
      padding: 4px 8px;
    }
  }
`;
