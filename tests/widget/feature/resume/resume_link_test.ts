import { deepEqual, equal, rejects } from "node:assert/strict";
import { exchange, takeResumeLink } from "../../../../widget/feature/resume/resume_link.ts";

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

Deno.test("a link is exchanged for a token of whom it is of", async () => {
  const grant = {
    token: "of the link",
    reader: { kind: "reader", id: "reader-1", name: "" },
    site: "default",
    expiresAt: 1,
  };
  const asked: unknown[] = [];
  const ask: typeof fetch = (input, init) => {
    asked.push([String(input), init?.method, init?.body]);
    return Promise.resolve(Response.json(grant));
  };
  deepEqual(await exchange("once", new URL("https://talk.example/"), ask), grant);
  deepEqual(asked, [["https://talk.example/api/reader", "POST", '{"link":"once"}']]);
});

Deno.test("a link that does not count gives nothing", async () => {
  const refusal = { code: "link-invalid", message: "It was used." };
  const ask = () => Promise.resolve(Response.json(refusal, { status: 403 }));
  await rejects(exchange("again", new URL("https://talk.example/"), ask), TypeError);
});
