import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import {
  discordBody,
  slackBody,
  telegramBody,
} from "../../../../../../server/chat/notification/author/channel/chat_form.ts";
import { ITEM, notice } from "../../../../../helper/notice.ts";

const HOSTILE =
  "<!channel> <@U1> <https://evil.example|safe> *bold* `x` @everyone <@1> [safe](https://evil.example) ||x||";
const hostile = notice({
  items: [{ ...ITEM, title: HOSTILE, said: { from: HOSTILE, text: HOSTILE, sentence: HOSTILE } }],
});
const text = (body: object) => String(Object(body).text ?? Object(body).content);

Deno.test("what people wrote is no markup in Slack, and calls nobody", () => {
  const body = slackBody(hostile);
  const shown = text(body).replace(`<${hostile.url}|Open it>`, "");
  doesNotMatch(shown, /[<>](?! &lt;)(?=[!@h])/);
  match(shown, /&lt;!channel&gt;/);
  doesNotMatch(shown, /\*bold\*/);
  deepEqual({ ...body, text: "" }, { text: "", unfurl_links: false, unfurl_media: false });
});

Deno.test("what people wrote is no markup in Discord, and calls nobody", () => {
  const body = discordBody(hostile);
  match(text(body), /\\@everyone/);
  doesNotMatch(text(body), /\[safe\]\(/);
  doesNotMatch(text(body), /[^\\]\|\|x/);
  deepEqual(Object(body).allowed_mentions, { parse: [] });
});

Deno.test("what people wrote is plain text in Telegram, without pictures of addresses", () => {
  const body = telegramBody(hostile, "1", true);
  equal(text(body).includes(HOSTILE), true);
  equal("parse_mode" in body, false);
  deepEqual(Object(body).link_preview_options, { is_disabled: true });
});

Deno.test("who cannot bring an answer says so, and Telegram says what becomes of one", () => {
  match(text(slackBody(notice())), /go nowhere/);
  match(text(discordBody(notice())), /go nowhere/);
  match(text(telegramBody(notice(), "1", false)), /go nowhere/);
  match(text(telegramBody(notice(), "1", true)), /published on “A post”, visible to everyone/);
  match(text(telegramBody(notice({ kind: "digest" }), "1", true)), /go nowhere/);
});

Deno.test("much is cut to what each takes, and where to open it stays", () => {
  const items = Array.from({ length: 10 }, () => ({
    ...ITEM,
    said: { from: "Ada", text: "*".repeat(4_000) },
  }));
  const large = notice({ kind: "digest", items, count: 99 });
  equal(text(discordBody(large)).length <= 2_000, true);
  equal(text(telegramBody(large, "1", true)).length <= 4_096, true);
  for (const body of [discordBody(large), telegramBody(large, "1", true), slackBody(large)]) {
    equal(text(body).includes(large.url), true);
  }
});
