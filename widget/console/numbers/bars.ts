/**
 * The shape of a bar chart: two values on top of each other for each period, as paths on a field of
 * 1,000 × 100. What is drawn below is full, what is drawn above is an outline, so that they differ
 * without colour.
 *
 * @module
 */

/** What a bar stands for. */
export interface Bar {
  readonly full: number;
  /** What stands on top of it. */
  readonly hollow: number;
}

/** The chart as paths of SVG. */
export interface BarPaths {
  readonly full: string;
  readonly hollow: string;
  /** The value at the upper edge. */
  readonly highest: number;
}

/** The field's width and height. */
export const FIELD = { width: 1_000, height: 100 } as const;
/** Of a bar's place, how much it fills. */
const FILLED = 0.7;

/** The paths of some bars. */
export function barPaths(bars: readonly Bar[]): BarPaths {
  const highest = Math.max(1, ...bars.map(({ full, hollow }) => full + hollow));
  const place = FIELD.width / Math.max(1, bars.length);
  const scale = (FIELD.height - 2) / highest;
  const box = (at: number, from: number, value: number) => {
    if (value === 0) return "";
    const x = round((at + (1 - FILLED) / 2) * place);
    const y = round(FIELD.height - (from + value) * scale);
    const [width, height] = [round(place * FILLED), round(value * scale)];
    return `M${x} ${y}h${width}v${height}h${-width}z`;
  };
  return {
    full: bars.map(({ full }, at) => box(at, 0, full)).join(""),
    hollow: bars.map(({ full, hollow }, at) => box(at, full, hollow)).join(""),
    highest,
  };
}

/** The place of one bar, from the lower to the upper edge. */
export function barPlace(at: number, count: number): string {
  const place = FIELD.width / Math.max(1, count);
  return `M${round(at * place)} 0h${round(place)}v${FIELD.height}h${-round(place)}z`;
}

/** The bar at a share of the width, from 0 to 1. */
export function barAt(share: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
