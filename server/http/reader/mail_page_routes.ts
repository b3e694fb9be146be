/**
 * Where the links in mails to readers lead. Opening one does nothing: programs that look at links
 * before people do would say yes for them. A button does.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import type { FoundFollow, MailFollows } from "../../chat/notification/reader/mail_follows.ts";
import { mailLanguageOf, mailWordsOf } from "../../chat/notification/reader/words.ts";
import type { Sites } from "../../chat/site/sites.ts";
import { answerMailPage } from "../response/mail_page.ts";

/** What the routes are made with. */
export interface MailPageRoutesOptions {
  /** `undefined` where mail is not set up; then there are no such pages. */
  readonly follows: MailFollows | undefined;
  readonly sites: Pick<Sites, "get">;
  /** As in `PUBLIC_URL`. */
  readonly publicUrl: string;
}

/**
 * - `GET /mail/confirm/{token}`: asks whether somebody wants a mail. `POST`: they do; the page that
 *   comes of it has a button that takes it back.
 * - `GET /mail/stop/{token}`: asks whether somebody wants no more. `POST`: they want no more, also as
 *   mail programs say it (RFC 8058).
 *
 * The token is all that is needed, so neither an origin nor a cookie is looked at.
 */
export function createMailPageRoutes(
  { follows, sites, publicUrl }: MailPageRoutesOptions,
): Hono {
  const blogOf = ({ site }: FoundFollow) => {
    const { title } = sites.get(site);
    return title === "" ? new URL(publicUrl).hostname : title;
  };
  if (follows === undefined) return new Hono();
  const confirmedPage = (c: Context, language: string) => {
    const { askTitle: title, confirmed: text, stop: button } = mailWordsOf(language);
    const action = `/mail/stop/${follows.stopToken(c.req.param("token") ?? "") ?? ""}`;
    return answerMailPage({ language, title, text, button, action });
  };
  return new Hono()
    .get("/mail/confirm/:token", async (c) => {
      const follow = await follows.find(c.req.param("token"), "confirm");
      if (follow === undefined) return gonePage(c);
      const { language } = follow;
      const { askTitle: title, askText, yes } = mailWordsOf(language);
      return follow.confirmed
        ? confirmedPage(c, language)
        : answerMailPage({ language, title, text: askText(blogOf(follow)), button: yes });
    })
    .post("/mail/confirm/:token", async (c) => {
      const token = c.req.param("token");
      const follow = await follows.find(token, "confirm");
      if (follow === undefined || !await follows.confirm(token)) return gonePage(c);
      return confirmedPage(c, follow.language);
    })
    .get("/mail/stop/:token", async (c) => {
      const follow = await follows.find(c.req.param("token"), "stop");
      if (follow === undefined) return gonePage(c);
      const { language } = follow;
      const { stopTitle: title, stopText, stop: button } = mailWordsOf(language);
      return answerMailPage({ language, title, text: stopText(blogOf(follow)), button });
    })
    .post("/mail/stop/:token", async (c) => {
      const token = c.req.param("token");
      const follow = await follows.find(token, "stop");
      if (!await follows.stop(token)) return gonePage(c);
      return stoppedPage(follow?.language ?? readerLanguage(c));
    });
}

function stoppedPage(language: string): Response {
  const { stopTitle: title, stopped: text } = mailWordsOf(language);
  return answerMailPage({ language, title, text });
}

function gonePage(c: Context): Response {
  const language = readerLanguage(c);
  const { goneTitle: title, gone: text } = mailWordsOf(language);
  return answerMailPage({ language, title, text }, 404);
}

/** The first language a browser wants. */
function readerLanguage(c: Context): string {
  return mailLanguageOf(c.req.header("accept-language")?.split(/[,;]/)[0]?.trim() ?? "en");
}
