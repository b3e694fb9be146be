/**
 * The shared pieces: fields, buttons, dialogs, tables, what stands where there is nothing.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const kitStyle = css`
  label {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    border-radius: 7px;
    padding: 8px 12px;
    min-block-size: 40px;
  }

  .fields {
    display: grid;
    gap: 20px;
  }

  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    max-inline-size: 440px;

    & > input,
    & > textarea,
    & > select {
      box-sizing: border-box;
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 8px 12px;
      min-block-size: 40px;
      background: none;
      color: inherit;
      font: inherit;
    }

    & textarea {
      resize: vertical;
    }

    & option {
      background: var(--_paper);
      color: var(--_ink);
    }

    & [aria-invalid=true] {
      border-color: var(--_bad);
    }

    & .failed {
      font-size: 13px;
      line-height: 18px;
    }

    & .failed:empty {
      display: none;
    }
  }

  dialog .field {
    max-inline-size: none;
  }

  .switch {
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    column-gap: 12px;

    & label {
      padding-block: 4px;
    }

    & p {
      grid-column: 2;
    }

    & input {
      position: relative;
      appearance: none;
      margin: 0;
      border: 1px solid var(--_edge);
      border-radius: 12px;
      padding: 0;
      inline-size: 40px;
      block-size: 24px;
      min-block-size: 24px;
      cursor: pointer;
    }

    & input::before {
      position: absolute;
      inset-block-start: 3px;
      inset-inline-start: 3px;
      border-radius: 50%;
      border: 8px solid var(--_edge);
      content: "";
    }

    & input:checked {
      border-color: var(--_mark);
      background: var(--_mark);
    }

    & input:checked::before {
      inset-inline-start: 19px;
      border-color: var(--_paper);
    }
  }

  .act {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;

    & button {
      min-block-size: max(36px, var(--_target));
    }
  }

  .plain {
    border: 1px solid var(--_edge);
    padding-inline: 12px;
  }

  .grave,
  .grave:hover {
    background: var(--_bad);
  }

  /* A button that is busy keeps the focus, so it is not disabled. */
  :disabled,
  [aria-disabled=true] {
    opacity: 0.6;
    cursor: default;
  }

  .file {
    position: relative;
    display: inline-flex;
    align-items: center;
    overflow: hidden;
    border-radius: 8px;
    min-block-size: max(36px, var(--_target));
    color: var(--_mark);
    cursor: pointer;

    &:hover {
      background: var(--_tint);
    }

    &:focus-within {
      outline: 2px solid var(--_mark);
      outline-offset: 1px;
    }

    /* It is there for the keyboard and for screen readers. */
    & input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
  }

  .status-line {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .sheet-dialog {
    box-sizing: border-box;
    margin: auto;
    border: 1px solid var(--_line);
    border-radius: 12px;
    padding: 0;
    inline-size: min(520px, 100vw - 32px);
    max-block-size: calc(100dvh - 32px);
    background: var(--_paper);
    color: var(--_ink);
    box-shadow: 0 12px 40px #0003;

    &::backdrop {
      background: #0006;
    }

    & header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      padding-block: 16px 0;
      padding-inline: 20px 16px;
    }

    & h2 {
      font-size: 17px;
      line-height: 24px;
    }
  }

  .icon {
    flex: none;
    min-inline-size: var(--_target);
    padding: 4px;
    color: var(--_soft);
  }

  .dialog-body {
    padding: 12px 20px 20px;

    & .act {
      justify-content: end;
    }
  }

  .table {
    overflow: auto hidden;

    & table {
      border-collapse: collapse;
      inline-size: 100%;
    }

    & th,
    & td {
      border-block-end: 1px solid var(--_line);
      padding-block: 8px;
      padding-inline: 0 12px;
      text-align: start;
      vertical-align: baseline;
    }

    & thead th {
      color: var(--_soft);
      font-size: 13px;
      line-height: 18px;
    }

    & tbody th {
      font-weight: 400;
    }
  }

  .roster {
    display: grid;
    inline-size: 100%;

    & > li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      margin: 0;
      border-block-end: 1px solid var(--_line);
      padding: 12px 0;
    }

    & > li:first-child {
      border-block-start: 1px solid var(--_line);
    }

    /* What follows has a line of its own. */
    & > li:last-child {
      border-block-end: 0;
    }

    & .what {
      display: grid;
      flex: 1 1 256px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    & button {
      min-block-size: max(32px, var(--_target));
    }
  }

  /* A picture of somebody; what it shows is set by its path. */
  .face {
    display: block;
    background: center / cover no-repeat;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    gap: 4px 24px;
    margin-block-end: 16px;

    & > div {
      display: flex;
      align-items: center;
      gap: 12px;
      min-block-size: 28px;
    }

    & dt {
      display: flex;
      gap: 4px;
      min-inline-size: 56px;
    }

    & kbd {
      border: 1px solid var(--_line);
      border-radius: 4px;
      padding-inline: 6px;
      background: var(--_wash);
      font: 13px/20px ui-monospace, Menlo, Consolas, monospace;
    }
  }

  .code-to-copy {
    display: grid;
    gap: 8px;
    justify-items: start;

    & pre {
      box-sizing: border-box;
      overflow: auto;
      margin: 0;
      border: 1px solid var(--_line);
      border-radius: 8px;
      padding: 12px;
      max-inline-size: 100%;
      background: var(--_wash);
      color: var(--_ink);
      text-align: start;
      text-wrap: wrap;
    }
  }

  .empty .set-up {
    display: inline-block;
    margin-block-start: 8px;
    padding-block: 8px;
  }

  .empty .code-to-copy {
    justify-items: center;
    margin-block-start: 16px;
  }
`;
