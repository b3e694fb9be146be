/**
 * What stands around a conversation: the line above, what helps below, what is known beside. Notes look
 * like nothing that could be sent.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const handlingStyle = css`
  small-talk-handling {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  .handling {
    --_note: light-dark(#fbf1cf, #3a3320);
    --_note-line: light-dark(#d9c27a, #6d5f35);
    --_note-ink: light-dark(#4a3b0a, #f1e3b4);

    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) minmax(280px, 336px);
    min-block-size: 0;

    & > .talk {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      min-inline-size: 0;
    }

    & small-talk-conversation {
      flex: 1;
      min-block-size: 0;
    }
  }

  .desk-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    border-block-end: 1px solid var(--_line);
    padding: 8px 16px;

    & button,
    & select {
      min-block-size: max(32px, var(--_target));
    }

    & select {
      box-sizing: border-box;
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 4px 8px;
      max-inline-size: 176px;
      background: var(--_paper);
      color: inherit;
      font: inherit;
      font-size: 13px;
      line-height: 18px;
      text-overflow: ellipsis;
    }

    & option {
      background: var(--_paper);
      color: var(--_ink);
    }

    & .rest {
      flex-basis: 100%;
    }

    & .show-context {
      display: none;
      margin-inline-start: auto;
    }
  }

  .settle {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_soft);
    font-weight: 400;
  }

  .desk-foot {
    box-sizing: border-box;
    margin-inline: auto;
    padding: 0 16px 8px;
    inline-size: min(100%, 760px);

    & .counts {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      border-inline-start: 3px solid var(--_mark);
      padding-inline-start: 8px;
      font-size: 13px;
      line-height: 18px;
    }

    & .foot-line {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
    }

    & button {
      flex: none;
    }

    & kbd {
      border: 1px solid var(--_line);
      border-radius: 4px;
      padding: 0 4px;
      font: 12px/16px ui-monospace, Menlo, Consolas, monospace;
    }
  }

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

    & .text {
      white-space: pre-wrap;
    }

    & li {
      margin: 0;
      padding: 0;
    }

    & time {
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

  .notes {
    margin-block: 16px;
    border: 1px dashed var(--_note-line);
    border-radius: 12px;
    padding: 12px;
    background: var(--_note);
    color: var(--_note-ink);

    & h3,
    & .soft,
    & button {
      color: inherit;
    }

    & ul {
      display: grid;
      gap: 12px;
    }

    & li + li {
      border-block-start: 1px dashed var(--_note-line);
      padding-block-start: 12px;
    }

    & form {
      display: grid;
      gap: 8px;
      margin-block-start: 8px;
    }

    & textarea {
      box-sizing: border-box;
      border: 1px dashed var(--_note-ink);
      border-radius: 4px;
      padding: 8px;
      inline-size: 100%;
      min-block-size: 64px;
      max-block-size: 240px;
      background: none;
      font: inherit;
      resize: vertical;
      field-sizing: content;
    }

    & ::placeholder {
      color: inherit;
      opacity: 0.8;
    }

    & .keep {
      border: 1px dashed currentColor;
      padding-inline: 12px;
    }

    & button:hover {
      background: var(--_note-line);
    }
  }

  .context .notes {
    border-block-end: 1px dashed var(--_note-line);
    padding: 12px;
  }

  .sheet-dialog p {
    white-space: pre-wrap;
  }

  .canned .choices {
    display: grid;
    gap: 4px;
    overflow: hidden auto;
    max-block-size: 320px;

    & button {
      display: grid;
      gap: 2px;
      padding: 8px 12px;
      inline-size: 100%;
      color: inherit;
      text-align: start;
    }

    & .name {
      font-size: 15px;
      line-height: 22px;
    }

    & .soft {
      display: -webkit-box;
      overflow: hidden;
      font-weight: 400;
      white-space: pre-wrap;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
  }

  /* Where there is no room beside, it lies over the conversation. */
  @media (max-width: 1180px) {
    .handling {
      position: relative;
      grid-template-columns: minmax(0, 1fr);
    }

    .handling > small-talk-context {
      display: none;
    }

    .aside-open > small-talk-context {
      position: absolute;
      display: block;
      z-index: 2;
      inset-block: 0;
      inset-inline-end: 0;
      inline-size: min(400px, 100%);
    }

    .aside-open > small-talk-context .context {
      box-shadow: 0 0 24px #0003;
    }

    .context .hide-context {
      display: block;
    }

    .desk-bar .show-context {
      display: block;
    }
  }

  @media (min-width: 1181px) {
    .handling > small-talk-context {
      display: block;
      min-block-size: 0;
    }

    /* A moderator settles nothing. */
    .desk-bar:not(:has(.settle)) {
      display: none;
    }
  }

  @media (max-width: 480px) {
    .desk-bar {
      flex-wrap: nowrap;
      gap: 8px;
      padding-inline: 12px;

      & select {
        inline-size: 100%;
        min-inline-size: 0;
      }

      & button {
        flex: none;
      }

      &:has(.rest) {
        flex-wrap: wrap;
      }
    }

    .settle {
      flex: 1;
      min-inline-size: 64px;
    }

    .settle > span {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
  }
`;
