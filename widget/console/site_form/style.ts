/**
 * The forms of a blog's settings.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const siteFormStyle = css`
  .fields,
  .field:not(.switch) {
    grid-template-columns: minmax(0, 1fr);
  }

  .label {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
  }

  .origins {
    display: grid;
    gap: 8px;

    & li,
    & .knock {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      margin: 0;
      border-block-end: 1px solid var(--_line);
      padding: 8px 0;
    }

    & li > :first-child,
    & .knock > :first-child {
      flex: 1 1 200px;
    }

    & .knock {
      border: 1px solid var(--_line);
      border-radius: 8px;
      padding: 8px 12px;
      background: var(--_wash);
    }
  }

  .adding {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
    margin-block-start: 8px;

    & .field {
      flex: 1 1 240px;
    }

    & button {
      min-block-size: 40px;
    }

    &:has(.failed:not(:empty)) {
      align-items: center;
    }
  }

  .color {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;

    & input {
      flex: none;
      box-sizing: border-box;
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 4px;
      inline-size: 56px;
      block-size: 40px;
      background: none;
    }
  }

  .week {
    display: grid;

    & .day {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr) auto;
      align-items: start;
      gap: 4px 12px;
      border-block-end: 1px solid var(--_line);
      padding-block: 8px;
    }

    & .name {
      padding-block: 7px;
    }

    & .spans {
      display: grid;
      gap: 8px;
    }

    & .spans > .soft {
      padding-block: 9px;
    }

    & .span {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }

    & input {
      flex: none;
      box-sizing: border-box;
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 4px 8px;
      min-block-size: 36px;
      background: none;
      color: inherit;
      font: inherit;
    }

    & button {
      min-block-size: 36px;
    }

    & .icon {
      min-inline-size: 36px;
    }
  }

  .behind {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    padding: 8px 12px;
    background: var(--_wash);
  }

  .stage {
    display: grid;
    gap: 8px;

    & .paper {
      display: grid;
      gap: 12px;
      border: 1px solid var(--_line);
      border-radius: 12px;
      padding: 16px;
      background: light-dark(#fff, #191715);
      color-scheme: light dark;
    }

    & .paper[data-theme=light] {
      color-scheme: light;
    }

    & .paper[data-theme=dark] {
      color-scheme: dark;
    }

    & .heading {
      color: light-dark(#25211c, #ece7df);
      font-weight: 600;
    }

    & .chat {
      --small-talk-width: 100%;
      --small-talk-height: 440px;
    }

    /* It gives way to the panel, and keeps its place in a page of a blog. */
    & .chat.open > small-talk-preview::part(launcher) {
      display: none;
    }

    & .row {
      border-radius: 4px;
      block-size: 8px;
      background: light-dark(#ece7df, #34302b);
    }

    & .row:nth-child(3n) {
      inline-size: 72%;
    }

    & .corner {
      justify-self: end;
    }

    & .corner.start {
      justify-self: start;
    }

    & .corner:empty {
      display: none;
    }
  }

  @media (max-width: 480px) {
    .week .day {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .week .spans {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
