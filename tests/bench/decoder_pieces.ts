/**
 * What one octet of a body costs when it comes in pieces: `deno run -A tests/bench/decoder_pieces.ts`
 * prints nanoseconds per octet. A decoder that joins pieces again and again would get slower with the
 * size of the body; this one must not.
 *
 * @module
 */
import { FrameDecoder } from "../../shared/stomp/decoder.ts";

/** One cell of the table. */
export interface Measured {
  readonly form: "text" | "bytes";
  readonly pieceBytes: number;
  readonly bodyBytes: number;
  readonly nanosecondsPerByte: number;
}

const BODIES = [16, 64, 256, 1_024, 4_096].map((kibibytes) => kibibytes * 1_024);
const PIECES = [1, 16, 1_024, 16_384];
const ROUNDS = 5;
/** Small bodies are read often, so that a clock can tell how long it took. */
const MIN_ROUND_BYTES = 1_048_576;
const LIMITS = {
  maxHeaders: 64,
  maxHeaderLineBytes: 8_192,
  maxBodyBytes: 4_194_304,
  maxFrameBytes: 4_194_304 + 8_192,
};

/**
 * Measures every size in every kind of piece, the best of some rounds.
 *
 * @param bodies sizes of bodies, in octets
 */
export function measure(bodies: readonly number[] = BODIES): Measured[] {
  const found: Measured[] = [];
  for (const form of ["text", "bytes"] as const) {
    for (const pieceBytes of PIECES) {
      // Whatever is measured first would pay for the compiler.
      readInPieces({ form, pieceBytes, bodyBytes: BODIES[1] ?? 0 });
      for (const bodyBytes of bodies) {
        const times = Array.from(
          { length: ROUNDS },
          () => readInPieces({ form, pieceBytes, bodyBytes }),
        );
        found.push({ form, pieceBytes, bodyBytes, nanosecondsPerByte: Math.min(...times) });
      }
    }
  }
  return found;
}

function readInPieces(
  { form, pieceBytes, bodyBytes }: Omit<Measured, "nanosecondsPerByte">,
): number {
  const pieces = piecesOf({ form, pieceBytes, bodyBytes });
  const frames = Math.max(1, Math.round(MIN_ROUND_BYTES / bodyBytes));
  const decoder = new FrameDecoder({ version: "1.2", limits: LIMITS });
  let read = 0;
  const start = performance.now();
  for (let frame = 0; frame < frames; frame++) {
    for (const piece of pieces) {
      decoder.push(piece);
      for (let next = decoder.next(); next.kind !== "need-more"; next = decoder.next()) {
        if (next.kind === "frame") read += next.frame.body.length;
      }
    }
  }
  const nanoseconds = (performance.now() - start) * 1e6;
  if (read !== frames * bodyBytes) throw new Error(`Cannot measure: ${read} octets were read`);
  return nanoseconds / read;
}

/** The body has no `content-length`: its end is looked for, too. */
function piecesOf(
  { form, pieceBytes, bodyBytes }: Omit<Measured, "nanosecondsPerByte">,
): (string | Uint8Array)[] {
  const text = `SEND\ndestination:/a\n\n${"x".repeat(bodyBytes)}\0`;
  const whole = form === "text" ? text : new TextEncoder().encode(text);
  return Array.from(
    { length: Math.ceil(whole.length / pieceBytes) },
    (_, at) => whole.slice(at * pieceBytes, (at + 1) * pieceBytes),
  );
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

if (import.meta.main) {
  const found = measure();
  const sizes = BODIES.map((bytes) => `${bytes / 1_024} KiB`.padStart(9)).join("");
  say(`ns per octet, by size of the body\n${"pieces of".padEnd(17)}${sizes}   last / first`);
  for (const form of ["text", "bytes"]) {
    for (const pieceBytes of PIECES) {
      const row = found.filter((cell) => cell.form === form && cell.pieceBytes === pieceBytes)
        .map(({ nanosecondsPerByte }) => nanosecondsPerByte);
      const cells = row.map((cell) => cell.toFixed(2).padStart(9)).join("");
      const growth = ((row.at(-1) ?? 0) / (row[0] ?? 1)).toFixed(1);
      say(`${`${pieceBytes} B of ${form}`.padEnd(17)}${cells}${growth.padStart(15)}`);
    }
  }
}
