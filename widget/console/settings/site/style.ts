/**
 * The page of a blog's settings.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const sitePageStyle = css`
  .which {
    display: grid;
    gap: 12px;

    & .act {
      justify-content: space-between;
    }
  }

  .site-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;

    & textarea {
      min-block-size: 88px;
    }

    & > section {
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
      justify-items: stretch;
    }

    & > section > button {
      justify-self: start;
    }
  }

  .saving {
    position: sticky;
    inset-block-end: -48px;
    z-index: 1;
    display: grid;
    gap: 12px;
    border-block-start: 1px solid var(--_line);
    padding-block: 12px;
    background: var(--_paper);
  }

  @media (max-width: 720px) {
    .saving {
      inset-block-end: -32px;
    }
  }
`;
