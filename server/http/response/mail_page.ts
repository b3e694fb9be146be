/**
 * The small pages that mails to readers lead to: no script, no picture, nothing loaded from anywhere,
 * and nothing told to any page about where their reader came from.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { mailWordsOf } from "../../chat/notification/reader/words.ts";

/** What a page shows. */
export interface MailPage {
  /** As `mailLanguageOf` names it. */
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** What can be done: a button that posts to the page's own address, unless another is named. */
  readonly button?: string;
  /** A path of the server. */
  readonly action?: string;
}

/** Ours, and no text of anybody's, so it goes into the page as it is. */
const STYLE = `
:root { color-scheme: light dark; --paper: #fffefb; --ink: #1f1d1a; --soft: #5f5a52;
  --mark: #205a9e; --on: #fffefb; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1f1d1a; --ink: #eeeae3; --soft: #b0a99d; --mark: #92c1ff; --on: #1f1d1a; }
}
body { display: grid; place-content: center; box-sizing: border-box; min-block-size: 100vh;
  margin: 0; padding: 32px 24px; background: var(--paper); color: var(--ink);
  font: 15px/22px system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Hiragino Sans",
    "Noto Sans JP", sans-serif; overflow-wrap: anywhere; word-break: keep-all; }
main { max-inline-size: 28em; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; }
p { margin: 0 0 24px; font-size: 17px; line-height: 26px; }
button { border: 1px solid var(--mark); border-radius: 8px; padding: 10px 20px;
  min-block-size: 44px; background: var(--mark); color: var(--on); font: inherit;
  font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; }
footer { color: var(--soft); font-size: 13px; line-height: 18px; }
`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; ` +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // The address of the page opens something.
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow",
};

/** An answer with the page. All of it is text: `html` escapes what stands in it. */
export function answerMailPage(
  { language, title, text, button, action }: MailPage,
  status: 200 | 404 | 405 = 200,
): Response {
  const { dir } = mailWordsOf(language);
  const page = html`
    <!DOCTYPE html>
    <html lang="${language}" dir="${dir}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>
    <h1>${title}</h1>
    <p>${text}</p>
    ${button === undefined ? "" : form(button, action)}
        </main>
      </body>
    </html>
  `;
  return new Response(String(page), { status, headers: HEADERS });
}

function form(button: string, action: string | undefined) {
  return action === undefined
    ? html`<form method="post"><button>${button}</button></form>`
    : html`<form method="post" action="${action}"><button>${button}</button></form>`;
}
