import { equal, match } from "node:assert/strict";
import { welcome } from "../../../server/process/welcome.ts";

Deno.test("welcome tells the address, the tag to paste and the console", () => {
  const text = welcome({
    publicUrl: "https://talk.example",
    setUpLink: undefined,
    storage: { kind: "sqlite" },
  });
  match(text, /ready at https:\/\/talk\.example$/m);
  match(text, /<script async src="https:\/\/talk\.example\/small-talk\.js"><\/script>/);
  match(text, /https:\/\/talk\.example\/console$/m);
  equal(text.includes("works once"), false);
  equal(text.includes("STORE"), false);
});

Deno.test("welcome shows the one-time link while nobody is the author", () => {
  const setUpLink = "http://localhost:8080/console#link=abc";
  match(
    welcome({ publicUrl: "http://localhost:8080", setUpLink, storage: { kind: "sqlite" } }),
    /once:\n {2}http\S+#link=abc\n/,
  );
});

Deno.test("welcome says when nothing will be left", () => {
  const publicUrl = "http://localhost:8080";
  const text = welcome({ publicUrl, setUpLink: undefined, storage: { kind: "memory" } });
  match(text, /STORE=memory: everything .* gone/);
});
