/**
 * Takes out of a picture what is no picture: where and when it was made, with what, by whom.
 *
 * @module
 */
import type { Picture } from "./picture.ts";

/** A part of a file, and whether it is kept. */
interface Part {
  readonly end: number;
  readonly isKept: boolean;
}

/** PNG's texts, time and Exif. */
const PNG_METADATA: ReadonlySet<string> = new Set(["tEXt", "zTXt", "iTXt", "tIME", "eXIf"]);
const WEBP_METADATA: ReadonlySet<string> = new Set(["EXIF", "XMP "]);
/** In the flags of a WebP: that it has Exif, or XMP. */
const WEBP_FLAGS = 0x0c;
/** JPEG's Exif and XMP, IPTC, and comments. */
const JPEG_METADATA: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

/** The same picture without metadata. What cannot be read on is kept as it is. */
export function withoutMetadata(
  bytes: Uint8Array<ArrayBuffer>,
  { kind }: Picture,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case "png":
      return kept(bytes, 8, (at) => ({
        end: at + 12 + view.getUint32(at),
        isKept: !PNG_METADATA.has(textAt(view, at + 4)),
      }));
    case "webp":
      return mendedWebp(kept(bytes, 12, (at) => {
        const length = view.getUint32(at + 4, true);
        return {
          end: at + 8 + length + length % 2,
          isKept: !WEBP_METADATA.has(textAt(view, at)),
        };
      }));
    case "jpg":
      return kept(bytes, 2, (at) => {
        const marker = view.getUint8(at + 1);
        // From here on it is picture to the end.
        if (view.getUint8(at) !== 0xff || marker === 0xda) return undefined;
        if (marker === 0xff) return { end: at + 1, isKept: true };
        return { end: at + 2 + view.getUint16(at + 2), isKept: !JPEG_METADATA.has(marker) };
      });
  }
}

/** Goes from part to part, from `start` on, and leaves some out. */
function kept(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  partAt: (at: number) => Part | undefined,
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(bytes.length);
  result.set(bytes.subarray(0, start));
  let length = start;
  let at = start;
  const add = (end: number) => {
    result.set(bytes.subarray(at, end), length);
    length += end - at;
  };
  // The shortest part that is left out has eight octets, or four in a JPEG.
  while (at + 8 <= bytes.length) {
    const part = partAt(at);
    if (part === undefined || part.end > bytes.length) break;
    if (part.isKept) add(part.end);
    at = part.end;
  }
  add(bytes.length);
  return result.slice(0, length);
}

/** Its length, and what it says it has, as they are now. */
function mendedWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  view.setUint32(4, bytes.length - 8, true);
  if (textAt(view, 12) === "VP8X") view.setUint8(20, view.getUint8(20) & ~WEBP_FLAGS);
  return bytes;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
}
