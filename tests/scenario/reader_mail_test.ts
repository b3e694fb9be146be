/**
 * A reader asks, leaves an address and the page; the author answers later; one mail comes.
 *
 * @module
 */
import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { commandOf, joinOf } from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { databaseRows } from "../helper/database_rows.ts";
import { ShiftedClock } from "../helper/shifted_clock.ts";
import { smtpReceiver } from "../helper/smtp_receiver.ts";

const room = roomId("/posts/a");
const GRACE_MS = 60_000;
const page = { title: "Post A", url: "http://localhost:4000/posts/a" };

Deno.test("who left gets one mail with the answer, after saying yes, and leaves no address behind", async () => {
  using folder = await dataDir();
  const receiver = await smtpReceiver();
  const clock = new ShiftedClock();
  const settings = {
    SMTP_URL: `smtp://localhost:${receiver.port}?tls=off`,
    MAIL_FROM: "Notes <talk@example.com>",
  };
  const site = await chatSite(folder.path, 0, settings, clock);
  try {
    const { mail } = await (await site.ask("/api/site")).json();
    equal(mail, true);
    const allowed = await site.ask("/api/reader/follow", {
      method: "OPTIONS",
      headers: {
        origin: "http://localhost:4000",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    equal(allowed.headers.get("access-control-allow-origin"), "http://localhost:4000");
    equal(allowed.headers.get("access-control-allow-headers"), "authorization,content-type");
    const question = await wish(site, "kim.reader@example.com");
    const asked = await receiver.next();
    deepEqual(asked.to, ["kim.reader@example.com"]);
    doesNotMatch(asked.raw, /Why so|Post A/);
    const link = linkIn(asked.mail.text);
    const looked = await fetch(link);
    match(await looked.text(), /<button>Yes, write to me<\/button>/);
    match(await (await fetch(link, { method: "POST" })).text(), /You will get an e-mail/);

    const cookie = await site.signIn();
    const author = await site.connect({ cookie });
    const answer = { id: newId(random), text: "Because **of this**.", answers: question };
    equal(await author.send(commandOf(joinOf(room), "say"), answer), undefined);
    await author.leave();
    await wish(site, "lee.reader@example.com");
    // The one comes at once, the other a minute later.
    const mails = [
      await clock.passUntil(receiver.next(), GRACE_MS),
      await clock.passUntil(receiver.next(), GRACE_MS),
    ];
    const told = mails.find(({ to }) => to.includes("kim.reader@example.com"));
    match(told?.mail.subject ?? "", /^An answer on “Post A”$/);
    match(told?.mail.text ?? "", /> Why so\?[\s\S]*> Because of this\.[\s\S]*\/posts\/a/);
    match(told?.raw ?? "", /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const [, stop = ""] = /^List-Unsubscribe: ?<([^>]+)>/m.exec(
      (told?.raw ?? "").replace(/\r\n[ \t]+/g, ""),
    ) ?? [];
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const ended = await fetch(stop, { method: "POST", body });
    match(await ended.text(), /your address is forgotten/);
    doesNotMatch(site.log.join("\n"), /kim|lee|example\.com|mail\//);
  } finally {
    await site.stop();
    await receiver.close();
  }
  const left = JSON.stringify(Object.values(await databaseRows(folder.file)));
  doesNotMatch(left, /\.reader@/);
});

Deno.test("where no mail is set up no page offers one, and none is asked for", async () => {
  using folder = await dataDir();
  const site = await chatSite(folder.path, 0, { OWNER_PASSWORD: "" });
  try {
    equal("mail" in await (await site.ask("/api/site")).json(), false);
    const response = await wishOf(site, {
      token: await site.readerToken(),
      email: "a@example.com",
    });
    deepEqual([response.status, (await response.json()).code], [403, "forbidden"]);
    const pages = await fetch(`${site.origin}/mail/confirm/x`);
    await pages.body?.cancel();
    equal(pages.status, 404);
  } finally {
    await site.stop();
  }
});

/** A reader asks, and wants to be told. @returns the id of the question */
async function wish(site: ChatSite, email: string): Promise<string> {
  const token = await site.readerToken();
  const reader = await site.connect({ passcode: token });
  const question = newId(random);
  await reader.ask(joinOf(room));
  const said = { id: question, text: "Why so?", page, question: true };
  equal(await reader.send(commandOf(joinOf(room), "say"), said), undefined);
  await reader.leave();
  const response = await wishOf(site, { token, email, question });
  deepEqual([response.status, await response.json()], [202, { state: "asked" }]);
  return question;
}

function wishOf(
  site: ChatSite,
  { token, ...rest }: {
    readonly token: string;
    readonly email: string;
    readonly question?: string;
  },
): Promise<Response> {
  return site.ask("/api/reader/follow", {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ room, language: "en", ...rest }),
  });
}

function linkIn(text = ""): string {
  return /^http\S+$/m.exec(text)?.[0] ?? "";
}
