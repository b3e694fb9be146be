/**
 * The pages that mails lead to.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import { createHash } from "node:crypto";
import { answerMailPage } from "../../../../server/http/response/mail_page.ts";
import { HOSTILE_MARKUP } from "../../../helper/hostile_markup.ts";

Deno.test("a page loads nothing, runs nothing, and tells nobody where its reader came from", async () => {
  const page = answerMailPage({ language: "ko", title: "T", text: "t", button: "b" });
  const policy = page.headers.get("content-security-policy") ?? "";
  const body = await page.text();
  const [, style = ""] = /<style>(.*?)<\/style>/s.exec(body) ?? [];
  const hash = createHash("sha256").update(style).digest("base64");
  equal(
    policy,
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; ` +
      "frame-ancestors 'none'",
  );
  equal(page.headers.get("referrer-policy"), "no-referrer");
  equal(page.headers.get("cache-control"), "no-store");
  match(body, /<html lang="ko" dir="ltr">/);
  match(body, /<form method="post"><button>b<\/button><\/form>/);
  equal(/<script|https?:|src=|href=/.test(body), false);
});

Deno.test("a page from right to left says so, and one without a button has none", async () => {
  const body = await answerMailPage({ language: "he", title: "T", text: "t" }).text();
  match(body, /<html lang="he" dir="rtl">/);
  equal(body.includes("<form"), false);
});

Deno.test("whatever a site is called is text on the page", async () => {
  for (const text of HOSTILE_MARKUP.slice(0, 300)) {
    const body = await answerMailPage({ language: "en", title: text, text, button: text }).text();
    const tags = Array.from(body.matchAll(/<(\w+)/g), ([, name]) => name).join(" ");
    equal(tags, "html head meta meta title style body main h1 p form button", text);
  }
});
