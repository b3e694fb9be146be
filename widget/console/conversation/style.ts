/**
 * What stands around a conversation: the line above, what helps below, and where what is known goes.
 *
 * @module
 */
import { css } from "lit";

/** Comes last: it says where the others stand. */
export const handlingStyle = css`
  small-talk-handling {
    display: contents;
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

  small-talk-desk-bar {
    display: block;
    container-type: inline-size;
  }

  /* On one line also where the third pane leaves little room; a list says what it is for itself. */
  @container (max-width: 560px) {
    .desk-bar .settle > span {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
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
      max-inline-size: 120px;
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
  }

  .show-context {
    flex: none;
    margin-inline-start: auto;
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

    & .busy {
      display: flex;
      flex-wrap: wrap;
      justify-content: end;
      gap: 0 12px;
      min-inline-size: 0;
      text-align: end;
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

  /* Where there is no room beside, it lies over the conversation. */
  @media (max-width: 1180px) {
    .handling {
      position: relative;
      grid-template-columns: minmax(0, 1fr);
    }

    .handling small-talk-context {
      display: none;
    }

    .aside-open small-talk-context {
      position: absolute;
      display: block;
      z-index: 2;
      inset-block: 0;
      inset-inline-end: 0;
      inline-size: min(400px, 100%);
    }

    .aside-open small-talk-context .context {
      box-shadow: 0 0 24px #0003;
    }

    .context .hide-context {
      display: block;
    }
  }

  @media (min-width: 1181px) {
    .show-context {
      display: none;
    }

    .handling small-talk-context {
      display: block;
      min-block-size: 0;
    }
  }

  @media (max-width: 480px) {
    .desk-bar {
      gap: 8px;
      padding-inline: 12px;

      & select {
        inline-size: 100%;
        min-inline-size: 0;
        max-inline-size: none;
      }

      & button {
        flex: none;
      }

      /* The list says it too, and the line is one: the screen is for what is said. */
      & .take {
        display: none;
      }
    }

    .settle {
      flex: 1;
      min-inline-size: 96px;
    }
  }
`;
