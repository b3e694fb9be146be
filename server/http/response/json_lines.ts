/**
 * Answers of any length, a JSON value in each line.
 *
 * @module
 */

/** An answer that is written while it is read, as a file to keep. */
export function answerLines(values: AsyncIterable<unknown>, fileName: string): Response {
  return answerText(linesOf(values), { fileName, type: "application/jsonl; charset=utf-8" });
}

/** The same for any text. */
export function answerText(
  parts: AsyncIterable<string>,
  { fileName, type }: { readonly fileName: string; readonly type: string },
): Response {
  const body = ReadableStream.from(parts).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fileName}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield JSON.stringify(value) + "\n";
}
