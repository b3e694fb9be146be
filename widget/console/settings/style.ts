/**
 * The list of settings, and the page beside it.
 *
 * @module
 */
import { css } from "lit";

/** Two columns; on a phone, one or the other. */
export const settingsStyle = css`
  .settings {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(200px, 264px) minmax(0, 1fr);
    min-block-size: 0;
  }

  .pages {
    overflow: hidden auto;
    border-inline-end: 1px solid var(--_line);
    padding: 32px 12px;

    & h1 {
      padding: 0 12px 12px;
      font-size: 20px;
      line-height: 28px;
    }

    & ul {
      display: grid;
      gap: 2px;
    }

    & a {
      display: grid;
      border-radius: 8px;
      padding: 8px 12px;
      color: inherit;
      text-decoration: none;

      &:hover {
        background: var(--_wash);
      }

      &[aria-current=page] {
        background: var(--_tint);
      }

      &[aria-current=page] > :first-child {
        color: var(--_mark);
        font-weight: 600;
      }
    }
  }

  .sheet {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;

    & > :last-child {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-block-size: 0;
    }
  }

  @media (max-width: 720px) {
    .settings {
      display: flex;
      flex-direction: column;
    }

    .pages {
      border: 0;
      padding: 16px 4px;
    }

    .listed > .sheet,
    .settings:not(.listed) > .pages {
      display: none;
    }

    /* Nothing is open while the list is all there is. */
    .listed > .pages a[aria-current=page] {
      background: none;

      & > :first-child {
        color: inherit;
        font-weight: inherit;
      }
    }

    .sheet {
      flex: 1;
    }

    .sheet > .back {
      flex: none;
      align-self: start;
      margin: 4px 8px 0;
    }
  }
`;
