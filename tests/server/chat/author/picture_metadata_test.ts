import { deepEqual, equal } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { type Picture, pictureOf } from "../../../../server/chat/author/picture.ts";
import { withoutMetadata } from "../../../../server/chat/author/picture_metadata.ts";
import { bytesOf, jpeg, png, webp } from "../../../helper/picture.ts";

const SECRET = "taken at home";
const pixels = { width: 9, height: 9 };

/** A chunk of a PNG, with a sum nobody checks here. */
function pngChunk(type: string, text: string) {
  return bytesOf(0, 0, 0, text.length, type, text, 1, 2, 3, 4);
}

/** A chunk of a WebP, of even length. */
function webpChunk(type: string, text: string) {
  return bytesOf(type, text.length, 0, 0, 0, text, ...text.length % 2 === 1 ? [0] : []);
}

function jpegSegment(marker: number, text: string) {
  return bytesOf(0xff, marker, 0, text.length + 2, text);
}

function joined(...parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

function bare(bytes: Uint8Array<ArrayBuffer>, kind: Picture["kind"]): Uint8Array<ArrayBuffer> {
  const result = withoutMetadata(bytes, { kind, ...pixels });
  equal(Buffer.from(result).includes(SECRET), false);
  return result;
}

Deno.test("a PNG loses its texts, its time and its Exif, and keeps the rest", () => {
  const head = joined(png(9, 9), bytesOf(0, 0, 0, 0));
  const data = joined(pngChunk("IDAT", "pixels"), pngChunk("IEND", ""));
  const secrets = ["tEXt", "zTXt", "iTXt", "tIME", "eXIf"].map((type) => pngChunk(type, SECRET));
  const kept = joined(head, pngChunk("gAMA", "0000"), data);
  deepEqual(
    bare(joined(head, ...secrets, pngChunk("gAMA", "0000"), ...secrets, data), "png"),
    kept,
  );
  deepEqual(bare(kept, "png"), kept);
});

Deno.test("a WebP loses its Exif and XMP, and does not say any more that it has them", () => {
  const head = webp(9, 9);
  head[16] = 10;
  head[20] = 0x1c;
  const data = webpChunk("VP8L", "pixels");
  const secrets = joined(webpChunk("EXIF", SECRET), webpChunk("XMP ", SECRET));
  const result = bare(joined(head, data, secrets), "webp");
  equal(result.length, head.length + data.length);
  equal(result[20], 0x10);
  equal(new DataView(result.buffer).getUint32(4, true), result.length - 8);
  deepEqual(pictureOf(result), { kind: "webp", ...pixels });
});

Deno.test("a JPEG loses its Exif, XMP, IPTC and comments, and keeps its colours and pixels", () => {
  const [start, rest] = [bytesOf(0xff, 0xd8), jpeg(9, 9).slice(10, -2)];
  const scan = bytesOf(0xff, 0xda, 0, 2, "pixels", 0xff, 0xd9);
  const colours = jpegSegment(0xe2, "ICC_PROFILE");
  const secrets = [0xe1, 0xed, 0xfe].map((marker) => jpegSegment(marker, SECRET));
  const result = bare(joined(start, ...secrets, colours, ...secrets, rest, scan), "jpg");
  deepEqual(result, joined(start, colours, rest, scan));
  deepEqual(pictureOf(result), { kind: "jpg", ...pixels });
});

Deno.test("a picture that cannot be read on is kept as it is", () => {
  for (const [kind, bytes] of [["png", png(9, 9)], ["jpg", bytesOf(0xff, 0xd8, 0xff)]] as const) {
    const broken = joined(bytes, bytesOf(0xff, 0xff, 0xff, 0xff, "tEXt", "cut off"));
    deepEqual(withoutMetadata(broken, { kind, ...pixels }), broken, kind);
  }
});
