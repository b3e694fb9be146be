/**
 * Notes, which look like nothing that could be sent; and the list of canned answers.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const notesStyle = css`
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

    & .published {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
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
`;
