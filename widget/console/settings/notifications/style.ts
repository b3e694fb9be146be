/**
 * The page of notifications.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const notificationsStyle = css`
  .notifications {
    & ul {
      margin: 0;
      padding: 0;
      inline-size: 100%;
      list-style: none;
    }

    & .channels > li {
      display: grid;
      gap: 8px;
      margin: 0;
      border-block-end: 1px solid var(--_line);
      padding: 12px 0;
    }

    & .channels > li:last-child {
      border-block-end: 0;
    }

    & h3 {
      font-size: 15px;
      line-height: 22px;
      font-weight: 600;
    }

    & label {
      overflow-wrap: anywhere;
    }

    & .name {
      font-weight: 600;
    }

    & .bad {
      color: var(--_bad);
    }

    & .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }

    & .ways [aria-expanded="true"] {
      border-color: var(--_mark);
      color: var(--_mark);
    }

    & .sent {
      display: grid;
      gap: 12px;
      border-block-start: 1px solid var(--_line);
      padding-block-start: 24px;
      inline-size: 100%;
      min-inline-size: 0;
    }

    & .sent :is(th, td):is(:first-child, :last-child) {
      white-space: nowrap;
    }

    & .sent td:not(:last-child) {
      overflow-wrap: anywhere;
      min-inline-size: 104px;
    }

    & .adding {
      margin-block-start: 20px;
    }

    & .hours {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }

    & .hours .field {
      min-inline-size: 128px;
    }

    & .shown-once {
      border-inline-start: 3px solid var(--_mark);
      padding-inline-start: 12px;
    }
  }
`;
