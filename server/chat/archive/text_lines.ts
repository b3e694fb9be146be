/**
 * The lines of a stream, none of them longer than a limit.
 *
 * @module
 */

/** A line of bytes was longer than it may be, or no UTF-8. */
export class LineError extends Error {
  override readonly name = "LineError";
}

/**
 * Lines without their ends, in order. The last one may lack its end; an empty one at the end is none.
 *
 * @param maxBytes of a line
 * @throws {LineError}
 */
export async function* textLines(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<string> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const textOf = (bytes: Uint8Array) => {
    try {
      return utf8.decode(bytes);
    } catch {
      throw new LineError("it is not UTF-8");
    }
  };
  let begun: Uint8Array[] = [];
  let size = 0;
  const take = (piece: Uint8Array) => {
    size += piece.length;
    if (size > maxBytes) throw new LineError(`it is longer than ${maxBytes} bytes`);
    begun.push(piece);
  };
  const finish = () => {
    const text = textOf(joined(begun, size));
    begun = [];
    size = 0;
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.slice(from));
  }
  if (size > 0) yield finish();
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [first = new Uint8Array(), ...others] = pieces;
  if (others.length === 0) return first;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
