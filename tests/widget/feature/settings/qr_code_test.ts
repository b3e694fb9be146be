/**
 * QR codes, read by somebody else's reader.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import readQrCode from "jsqr";
import { type QrCode, qrCode } from "../../../../widget/feature/settings/qr_code.ts";

/** What a camera would read, with three pixels for each module. */
function read(code: QrCode): string | undefined {
  const scale = 3;
  const side = (code.length + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = code[Math.floor(y / scale) - 4]?.[Math.floor(x / scale) - 4] === true;
      if (dark) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return readQrCode.default(pixels, side, side)?.data;
}

Deno.test("a code of any length is read as it was written", () => {
  const address = "https://blog.example/posts/margin#small-talk=";
  for (const length of [0, 1, 16, 40, 60, 90, 130, 180, 230, 300, 400, 500, 700, 810]) {
    const text = address + "Aa0-_".repeat(200).slice(0, length);
    const code = qrCode(text);
    equal(code && read(code), text, `${length}`);
  }
});

Deno.test("a code of other letters than those of addresses is read too", () => {
  const code = qrCode("https://블로그.example/글#small-talk=a");
  equal(code && read(code), "https://블로그.example/글#small-talk=a");
});

Deno.test("what is too long for a phone has no code", () => {
  equal(qrCode("a".repeat(860)), undefined);
});
