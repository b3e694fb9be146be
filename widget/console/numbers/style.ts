/**
 * How an author's numbers look: sentences to read, and one calm chart.
 *
 * @module
 */
import { css } from "lit";

/** See the head of this file. */
export const numbersStyle = css`
  .numbers {
    & .said {
      max-inline-size: 34em;
      font-size: 17px;
      line-height: 26px;
    }

    & small-talk-chart {
      display: block;
      inline-size: 100%;
    }

    & .table {
      inline-size: 100%;
    }

    & thead th {
      white-space: nowrap;
    }

    & td {
      font-variant-numeric: tabular-nums;
    }
  }

  .count-choices {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 16px 24px;
  }

  .span-choice {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    border: 0;
    padding: 0;
    min-inline-size: 0;

    & legend {
      padding: 0 0 4px;
      font-size: 13px;
      line-height: 18px;
      font-weight: 600;
    }

    & label {
      position: relative;
      font-size: 15px;
      line-height: 22px;
      font-weight: 400;
    }

    & input {
      position: absolute;
      inset: 0;
      margin: 0;
      padding: 0;
      min-block-size: 0;
      inline-size: 100%;
      block-size: 100%;
      opacity: 0;
      cursor: pointer;
    }

    & span {
      display: grid;
      place-items: center;
      border: 1px solid var(--_edge);
      margin-inline-start: -1px;
      padding: 6px 12px;
      min-block-size: 26px;
    }

    & label:first-of-type span {
      border-start-start-radius: 8px;
      border-end-start-radius: 8px;
    }

    & label:last-of-type span {
      border-start-end-radius: 8px;
      border-end-end-radius: 8px;
    }

    & :checked + span {
      background: var(--_tint);
      color: var(--_mark);
      font-weight: 600;
      text-decoration: underline;
      text-underline-offset: 3px;
    }

    & :focus-visible + span {
      outline: 2px solid var(--_mark);
      outline-offset: 2px;
    }
  }

  .chart {
    display: grid;
    margin: 16px 0 0;

    & figcaption {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 4px 16px;
    }

    & .key {
      display: flex;
      align-items: center;
      gap: 6px;

      & span {
        box-sizing: border-box;
        border: 1.5px solid var(--_mark);
        border-radius: 2px;
        inline-size: 12px;
        block-size: 12px;
      }

      & .full {
        background: var(--_mark);
      }

      & .hollow {
        margin-inline-start: 10px;
      }
    }

    & .highest {
      border-block-end: 1px dashed var(--_line);
      margin-block-start: 8px;
    }

    & .plot {
      border-block-end: 1px solid var(--_edge);
      block-size: 144px;
      touch-action: pan-y;
    }

    & .plot svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      overflow: visible;
    }

    & .plot path {
      stroke: none;
    }

    & .plot .place {
      fill: var(--_wash);
    }

    & .plot:focus-visible .place,
    & .plot:hover .place {
      fill: var(--_tint);
    }

    & .plot .full {
      fill: var(--_mark);
      stroke: var(--_mark);
      stroke-width: 1.5;
      vector-effect: non-scaling-stroke;
    }

    & .plot .hollow {
      fill: var(--_paper);
      stroke: var(--_mark);
      stroke-width: 1.5;
      vector-effect: non-scaling-stroke;
    }

    &:dir(rtl) .plot svg {
      transform: scaleX(-1);
    }

    & .ends {
      display: flex;
      justify-content: space-between;
      padding-block: 4px;
    }

    & .value {
      min-block-size: 44px;
    }

    & summary {
      padding-block: 4px;
      color: var(--_mark);
      cursor: pointer;
    }
  }

  .count-files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    inline-size: 100%;

    & a {
      display: inline-block;
      padding-block: 4px;
    }
  }

  @media (forced-colors: active) {
    .chart .plot {
      & .place {
        fill: Canvas;
        stroke: GrayText;
        stroke-width: 1;
        vector-effect: non-scaling-stroke;
      }

      & .full {
        fill: CanvasText;
        stroke: CanvasText;
      }

      & .hollow {
        fill: Canvas;
        stroke: CanvasText;
      }
    }

    .chart .key span {
      border-color: CanvasText;
      forced-color-adjust: none;
    }

    .chart .key .full {
      background: CanvasText;
    }
  }
`;
