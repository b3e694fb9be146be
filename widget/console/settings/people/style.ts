/**
 * The page of people.
 *
 * @module
 */
import { css } from "lit";

/** Rows of people, choices, and the code of a link. */
export const peopleStyle = css`
  .people li {
    gap: 12px;
  }

  .people .what {
    flex-basis: 144px;
  }

  .people .initial {
    flex: none;
    object-fit: cover;
  }

  .page section > form {
    inline-size: 100%;
  }

  .role-choices {
    display: grid;
    gap: 4px;
    margin: 0;
    border: 0;
    padding: 0;

    & legend {
      padding: 0 0 4px;
      font-size: 13px;
      line-height: 18px;
      font-weight: 600;
    }

    & label {
      display: flex;
      align-items: start;
      gap: 8px;
      padding-block: 4px;
      font-size: inherit;
      line-height: 22px;
      font-weight: 400;
    }

    & label > span {
      display: grid;
      min-inline-size: 0;
    }

    & input {
      flex: none;
      margin: 0;
      inline-size: 18px;
      block-size: 22px;
      min-block-size: 22px;
      accent-color: var(--_mark);
    }
  }

  .invitation .code {
    border-radius: 8px;
    inline-size: 176px;
    block-size: 176px;
    background: #fff;
    fill: #000;
    stroke: none;
  }
`;
