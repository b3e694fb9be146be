import { equal } from "node:assert/strict";
import { pageNow, withoutLink } from "../../../widget/connection/resume_link.ts";

Deno.test("an address that is told to others has no link in it, also one that was not taken", () => {
  const page = "https://blog.example/posts/a?x=1";
  equal(withoutLink(`${page}#small-talk=link.default.a-b_c`), page);
  for (const address of [page, `${page}#top`]) equal(withoutLink(address), address);
});

Deno.test("a page is told with the title and the address it has by then", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "location");
  const define = (value: unknown) =>
    Object.defineProperty(globalThis, "location", { value, configurable: true });
  let title = "Before";
  try {
    const page = pageNow(() => title);
    title = "After";
    define({ href: "https://blog.example/posts/a#small-talk=link" });
    equal(`${page.title} ${page.url}`, "After https://blog.example/posts/a");
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, "location");
    else Object.defineProperty(globalThis, "location", before);
  }
});
