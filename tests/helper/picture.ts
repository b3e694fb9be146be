/**
 * The beginnings of pictures: as much as says what they are and how large.
 *
 * @module
 */

/** Bytes, from numbers and text. */
export function bytesOf(...parts: readonly (string | number)[]): Uint8Array<ArrayBuffer> {
  const bytes = parts.flatMap((part) =>
    typeof part === "number" ? [part] : [...part].map((character) => character.charCodeAt(0))
  );
  return new Uint8Array(bytes);
}

/** A PNG of this size. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = [0x89, "PNG\r\n", 0x1a, "\n", 0, 0, 0, 13, "IHDR"];
  return bytesOf(...head, ...big32(width), ...big32(height), 8, 6, 0, 0, 0);
}

/** A JPEG of this size, with a comment before it is told. */
export function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const comment = [0xff, 0xfe, 0, 6, "text"];
  const frame = [0xff, 0xff, 0xc2, 0, 11, 8, ...big16(height), ...big16(width), 1, 0, 0, 0];
  return bytesOf(0xff, 0xd8, ...comment, ...frame, 0xff, 0xd9);
}

/** A WebP of this size: coded with loss, without, or with more to it. */
export function webp(
  width: number,
  height: number,
  coding: "VP8 " | "VP8L" | "VP8X" = "VP8X",
): Uint8Array<ArrayBuffer> {
  const head = ["RIFF", 0, 0, 0, 0, "WEBP", coding, 0, 0, 0, 0];
  switch (coding) {
    case "VP8 ":
      return bytesOf(...head, 0, 0, 0, 0x9d, 1, 0x2a, ...little(width, 2), ...little(height, 2));
    case "VP8L":
      return bytesOf(...head, 0x2f, ...little((width - 1) | (height - 1) << 14, 4));
    case "VP8X":
      return bytesOf(...head, 0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3));
  }
}

function big16(value: number): number[] {
  return little(value, 2).reverse();
}

function big32(value: number): number[] {
  return little(value, 4).reverse();
}

function little(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => (value >>> (8 * n)) & 0xff);
}
