import { deepEqual, equal } from "node:assert/strict";
import { takeResumeLink, withoutLink } from "../../../widget/connection/resume_link.ts";

function take(hash: string) {
  const shown: unknown[] = [];
  const history = {
    state: { of: "the page" },
    replaceState: (...entry: unknown[]) => void shown.push(entry),
  };
  return { link: takeResumeLink({ hash, pathname: "/posts/a", search: "?x=1" }, history), shown };
}

Deno.test("a link is taken out of the address, which stays the page's", () => {
  deepEqual(take("#small-talk=abc.def"), {
    link: "abc.def",
    shown: [[{ of: "the page" }, "", "/posts/a?x=1"]],
  });
});

Deno.test("a fragment of the page's own stays", () => {
  for (const hash of ["", "#top", "#small-talk"]) {
    const { link, shown } = take(hash);
    equal(link, undefined);
    deepEqual(shown, []);
  }
});

Deno.test("an address that is told to others has no link in it, also one that was not taken", () => {
  const page = "https://blog.example/posts/a?x=1";
  equal(withoutLink(`${page}#small-talk=link.default.a-b_c`), page);
  for (const address of [page, `${page}#top`]) equal(withoutLink(address), address);
});
