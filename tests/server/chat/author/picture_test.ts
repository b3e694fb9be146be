import { deepEqual, equal } from "node:assert/strict";
import { pictureOf } from "../../../../server/chat/author/picture.ts";
import { bytesOf, jpeg, png, webp } from "../../../helper/picture.ts";

const PICTURES = {
  png: png(300, 200),
  jpg: jpeg(300, 200),
  webp: webp(300, 200),
  "webp VP8": webp(300, 200, "VP8 "),
  "webp VP8L": webp(300, 200, "VP8L"),
};

Deno.test("a picture is known by how it begins, and so is its size", () => {
  for (const [name, bytes] of Object.entries(PICTURES)) {
    deepEqual(pictureOf(bytes), { kind: name.split(" ")[0], width: 300, height: 200 }, name);
    const within = new Uint8Array([9, 9, ...bytes]).subarray(2);
    deepEqual(pictureOf(within), pictureOf(bytes), name);
  }
});

Deno.test("what ends before its size is told is no picture", () => {
  const needed = { png: 24, jpg: 20, webp: 30, "webp VP8": 30, "webp VP8L": 25 };
  for (const [name, bytes] of Object.entries(PICTURES)) {
    const most = needed[name as keyof typeof needed];
    for (let length = 0; length < most; length++) {
      equal(pictureOf(bytes.slice(0, length)), undefined, `${name} ${length}`);
    }
  }
});

Deno.test("what is no PNG, JPEG or WebP is no picture", () => {
  const others = [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'.padEnd(90),
    "<!doctype html><script>alert(1)</script>".padEnd(90),
    "GIF89a\x01\x00\x01\x00".padEnd(90),
    "BM".padEnd(90, "\0"),
    "RIFF\0\0\0\0AVI LIST".padEnd(90),
    "RIFF\0\0\0\0WEBPVP9 ".padEnd(90),
    "\0\0\0\x20ftypavif".padEnd(90),
    '{"a":1}'.padEnd(90),
  ];
  for (const text of others) equal(pictureOf(bytesOf(text)), undefined, text);
  // The picture begins, and nothing has said how large it is.
  equal(
    pictureOf(bytesOf(0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0, 0xff, 0xc0, ..."x".repeat(9))),
    undefined,
  );
});
