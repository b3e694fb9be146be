import { deepEqual, throws } from "node:assert/strict";
import { checkedPage } from "../../../../server/chat/conversation/page.ts";
import { MAX_URL_LENGTH } from "../../../../shared/limit.ts";
import { refusedAs } from "../../../helper/chat.ts";

const allowsOrigin = (origin: string) => /^https?:\/\/blog\.test$/.test(origin);
const check = (url: string, title = "A") => checkedPage({ title, url }, allowsOrigin);

Deno.test("page of an allowed site is taken as it is", () => {
  deepEqual(check("https://blog.test/posts/a?x=1"), {
    title: "A",
    url: "https://blog.test/posts/a?x=1",
  });
});

Deno.test("page loses user name, password and fragment", () => {
  deepEqual(check("http://me:secret@blog.test/a#:~:text=b").url, "http://blog.test/a");
});

Deno.test("page of another site, or with an address that is not of a page, is refused", () => {
  const urls = [
    "",
    "/a",
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:http://blog.test/x",
    "ftp://blog.test/",
    "http://blog.test:81/",
    "http://blog.test.evil.test/",
    "http://blog.test@evil.test/",
    "https://blog.test/" + "a".repeat(MAX_URL_LENGTH),
    // Short as it was sent, long as an address is kept.
    "https://blog.test/" + "한".repeat(300),
  ];
  for (const url of urls) throws(() => check(url), refusedAs("invalid-body"), url);
});
