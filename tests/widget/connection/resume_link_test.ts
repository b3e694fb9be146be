import { equal } from "node:assert/strict";
import { withoutLink } from "../../../widget/connection/resume_link.ts";

Deno.test("an address that is told to others has no link in it, also one that was not taken", () => {
  const page = "https://blog.example/posts/a?x=1";
  equal(withoutLink(`${page}#small-talk=link.default.a-b_c`), page);
  for (const address of [page, `${page}#top`]) equal(withoutLink(address), address);
});
