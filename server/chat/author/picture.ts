/**
 * What kind of picture some bytes are, and how large. No pixel is decoded.
 *
 * @module
 */

/** Kinds of pictures, by what their names end with. */
export const PICTURE_TYPES = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
} as const;

/** What a picture is; the size is in pixels. */
export interface Picture {
  readonly kind: keyof typeof PICTURE_TYPES;
  readonly width: number;
  readonly height: number;
}

/** The picture that bytes are, or `undefined`. */
export function pictureOf(bytes: Uint8Array<ArrayBuffer>): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngOf(view) ?? webpOf(view) ?? jpegOf(view);
  } catch (error) {
    // It ends before its size is told.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** PNG (RFC 2083): a signature, then IHDR, which begins with the size. */
function pngOf(view: DataView): Picture | undefined {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  if (textAt(view, 12) !== "IHDR") return undefined;
  return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** WebP (RFC 9649): RIFF, whose first chunk says how the rest is coded, and the size. */
function webpOf(view: DataView): Picture | undefined {
  if (textAt(view, 0) !== "RIFF" || textAt(view, 8) !== "WEBP") return undefined;
  const size = (width: number, height: number): Picture => ({ kind: "webp", width, height });
  switch (textAt(view, 12)) {
    case "VP8 ":
      if (view.getUint8(23) !== 0x9d || view.getUint16(24) !== 0x012a) return undefined;
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case "VP8L": {
      if (view.getUint8(20) !== 0x2f) return undefined;
      const bits = view.getUint32(21, true);
      return size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }
    case "VP8X":
      return size(uint24(view, 24) + 1, uint24(view, 27) + 1);
    default:
      return undefined;
  }
}

/** JPEG (ITU-T T.81): segments, of which the one that begins the frame has the size. */
function jpegOf(view: DataView): Picture | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      return { kind: "jpg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // The picture itself begins, or ends, and nothing has said how large it is.
    if (marker === 0xda || marker === 0xd9) return undefined;
    // A marker may be preceded by more of the same octets.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, without the three that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function uint24(view: DataView, at: number): number {
  return view.getUint8(at) | view.getUint8(at + 1) << 8 | view.getUint8(at + 2) << 16;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
}
