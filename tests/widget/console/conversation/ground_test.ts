import { equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import { excerpt, pageAddress, titleOf } from "../../../../widget/console/conversation/ground.ts";

Deno.test("a page without a title is called by its path", () => {
  const place = { room: roomId("/posts/a") };
  equal(titleOf({ place, page: { title: "A post", url: "" } }), "A post");
  equal(titleOf({ place, page: { title: "", url: "" } }), "/posts/a");
  equal(titleOf({ place, page: undefined }), "/posts/a");
});

Deno.test("only the addresses of pages are links", () => {
  equal(pageAddress("https://blog.example/a"), "https://blog.example/a");
  for (const url of [undefined, "", "javascript:1", "https://", "ftp://x/y", " https://x"]) {
    equal(pageAddress(url), undefined, url);
  }
});

Deno.test("of a long text its beginning is shown", () => {
  equal(excerpt("short", { redraw: () => {} }), "short");
  equal(excerpt("x".repeat(500), { redraw: () => {} }).length, 200);
});
