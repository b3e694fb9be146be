/**
 * What a benchmark found, for people and for programs.
 *
 * @module
 */

/** A figure that another machine should find too: two things measured side by side. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly goal?: Goal;
}

/** What a figure should be. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** A figure of this machine, with its unit in its name. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly goal?: Goal;
}

/** One line of a table. */
export type Row = Readonly<Record<string, string | number>>;

/** What one benchmark found. */
export interface Report {
  readonly title: string;
  readonly ratios: readonly Ratio[];
  readonly rows: readonly Row[];
  /** Figures of this machine that have a goal. */
  readonly figures?: readonly Figure[];
  /** What whoever reads this should know. */
  readonly remarks?: readonly string[];
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** Three digits are what such a measurement is good for. */
export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Markdown: what holds on any machine first. */
export function toMarkdown(reports: readonly Report[]): string {
  const goals = reports.flatMap(({ title, ratios }) =>
    ratios.map(({ name, value, goal }) => ({
      "": title,
      "ratio": name,
      "measured": `${rounded(value)}×`,
      "goal": goalText(goal, "×"),
      "reached": reachedText(value, goal),
    }))
  );
  const figures = reports.flatMap(({ title, figures = [] }) =>
    figures.map(({ name, value, goal }) => ({
      "": title,
      "on this machine": name,
      "measured": rounded(value),
      "goal": goalText(goal),
      "reached": reachedText(value, goal),
    }))
  );
  const details = reports.map(({ title, rows, remarks = [] }) =>
    [`### ${title}`, table(rows), ...remarks].join("\n\n")
  );
  return [table(goals), table(figures), ...details].filter((text) => text !== "").join("\n\n");
}

/** @returns whether the goal was reached; `undefined` when there is none */
export function isReached(value: number, goal: Goal | undefined): boolean | undefined {
  if (goal === undefined) return undefined;
  return "atMost" in goal ? value <= goal.atMost : value >= goal.atLeast;
}

function goalText(goal: Goal | undefined, unit = ""): string {
  if (goal === undefined) return "";
  return "atMost" in goal ? `≤ ${goal.atMost}${unit}` : `≥ ${goal.atLeast}${unit}`;
}

function reachedText(value: number, goal: Goal | undefined): string {
  return { true: "yes", false: "no", undefined: "" }[`${isReached(value, goal)}`];
}

function table(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return "";
  const names = Object.keys(first);
  const cells = rows.map((row) =>
    names.map((name) => {
      const value = row[name] ?? "";
      return typeof value === "number" ? rounded(value).toLocaleString("en") : value;
    })
  );
  const widths = names.map((name, column) =>
    Math.max(3, name.length, ...cells.map((row) => row[column]?.length ?? 0))
  );
  const isNumber = names.map((name) => typeof first[name] === "number");
  const line = (row: readonly string[]) =>
    `| ${
      row.map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
      ).join(" | ")
    } |`;
  const rule = widths.map((width, column) =>
    isNumber[column] ? `${"-".repeat(width - 1)}:` : "-".repeat(width)
  );
  return [line(names), `| ${rule.join(" | ")} |`, ...cells.map(line)].join("\n");
}
