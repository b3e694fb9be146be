/**
 * The tables of the contract, `shared/README.md`, for tests that compare it with the code.
 *
 * @module
 */

const CONTRACT = await Deno.readTextFile(new URL("../../shared/README.md", import.meta.url));

/** The rows of the table below a heading, without the marks of code. */
export function tableBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ""] = CONTRACT.split(`\n## ${heading}\n`);
  const lines = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => /^\|/.test(line));
  return lines.slice(2).map((line) =>
    line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", ""))
  );
}
