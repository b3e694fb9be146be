/**
 * Code that was pasted, and the frame that keeps its form.
 *
 * @module
 */

/** What lines of code have and lines of prose have not: room before them, or such an end. */
const CODE_LINE = /^(?: {2,}|\t)\S|[{};]\s*$|=>|^\s*(?:\/\/|#!|<\/?\w+.*>\s*$)/;

/** Whether a text has several lines of which at least a third look like code. */
export function looksLikeCode(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && !text.includes("```") &&
    lines.filter((line) => CODE_LINE.test(line)).length * 3 >= lines.length;
}

/** The text with a frame around what was pasted last, or `undefined` where there is nothing to frame. */
export function fenced(text: string, pasted: string): string | undefined {
  // As a field keeps it.
  const code = pasted.replace(/\r\n?/g, "\n");
  const at = text.lastIndexOf(code);
  if (at === -1 || text.slice(0, at).endsWith("```\n") || !looksLikeCode(code)) return undefined;
  const before = text.slice(0, at);
  const after = text.slice(at + code.length);
  const body = code.replace(/^\n+|\s+$/g, "");
  return `${onNewLine(before)}\`\`\`\n${body}\n\`\`\`\n${after.replace(/^\n/, "")}`;
}

function onNewLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
