/**
 * Makes the markup smaller that stands in TypeScript as `` html`…` ``: esbuild leaves text alone.
 *
 * @module
 */

const OPENING = "html`";

/**
 * The source with its markup on one line: nothing between tags where a line ended, one space
 * elsewhere. What stands within a line stays as it is.
 */
export function squeezeMarkup(source: string): string {
  let squeezed = "";
  let at = 0;
  for (;;) {
    const start = source.indexOf(OPENING, at);
    if (start === -1) return squeezed + source.slice(at);
    const [markup, end] = readTemplate(source, start + OPENING.length, true);
    squeezed += source.slice(at, start + OPENING.length) + markup;
    at = end;
  }
}

/** What was read, and where reading goes on. */
type Read = readonly [text: string, end: number];

/** Reads a template from behind its first backtick to behind its last. */
function readTemplate(source: string, start: number, isMarkup: boolean): Read {
  let text = "";
  let from = start;
  for (let at = start; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "`") {
      return [text + squeeze(source.slice(from, at), isMarkup) + "`", at + 1];
    } else if (source.startsWith("${", at)) {
      const [code, end] = readCode(source, at + 2);
      text += squeeze(source.slice(from, at), isMarkup) + "${" + code;
      from = end;
      at = end - 1;
    }
  }
  throw new SyntaxError(`Cannot find the end of the template at ${start}`);
}

/** Reads an insertion from behind its brace to behind the one that closes it. */
function readCode(source: string, start: number): Read {
  let code = "";
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source[at] ?? "";
    if (character === "`") {
      const [template, end] = readTemplate(source, at + 1, code.endsWith("html"));
      code += "`" + template;
      at = end - 1;
      continue;
    }
    if (character === '"' || character === "'") {
      const end = source.indexOf(character, at + 1);
      if (end === -1) break;
      code += source.slice(at, end + 1);
      at = end;
      continue;
    }
    code += character;
    if (character === "{") depth++;
    if (character === "}" && depth-- === 0) return [code, at + 1];
  }
  throw new SyntaxError(`Cannot find the end of the insertion at ${start}`);
}

function squeeze(text: string, isMarkup: boolean): string {
  if (!isMarkup) return text;
  return text.replace(
    /(>?)\s*\n\s*(<?)/g,
    (_, closing, opening) => closing && opening ? "><" : `${closing} ${opening}`,
  );
}
