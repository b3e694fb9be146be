/**
 * Where answers come in that authors give by mail and by Telegram.
 *
 * @module
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import * as v from "valibot";
import { Refused } from "../../../shared/refusal.ts";
import {
  type InboundMail,
  readMail,
  readParts,
} from "../../chat/notification/inbound/inbound_mail.ts";
import type { MailAnswers } from "../../chat/notification/inbound/mail_answers.ts";
import type {
  TelegramAnswers,
  TelegramUpdate,
} from "../../chat/notification/inbound/telegram_answers.ts";
import { bearerOf } from "../request/bearer.ts";
import { readJson } from "../request/json_body.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What the routes are made with. */
export interface InboundRoutesOptions {
  /** `undefined` where answers by mail are not set up. */
  readonly mailAnswers: MailAnswers | undefined;
  /** What whoever brings mail shows. */
  readonly inboundMailSecret: string | undefined;
  readonly telegramAnswers: TelegramAnswers;
}

const text = v.optional(v.string(), "");
const list = v.optional(v.union([v.string(), v.array(v.string())]), []);
/** What a small relay sends, or a mail as it went over the wire, as some services name it. */
const mailBody = v.object({
  raw: v.optional(v.string()),
  RawEmail: v.optional(v.string()),
  from: text,
  envelopeFrom: v.optional(v.string()),
  to: list,
  subject: text,
  text,
  headers: v.optional(v.record(v.string(), v.string()), {}),
  messageId: text,
  verdict: v.optional(v.string()),
  OriginalRecipient: v.optional(v.string()),
});
type MailBody = v.InferOutput<typeof mailBody>;

const updateBody: v.GenericSchema<unknown, TelegramUpdate> = v.object({
  update_id: v.number(),
  message: v.exactOptional(v.object({
    message_id: v.number(),
    text: v.exactOptional(v.string()),
    chat: v.object({ id: v.number(), type: v.string() }),
    from: v.exactOptional(v.object({ is_bot: v.boolean() })),
    reply_to_message: v.exactOptional(v.object({ message_id: v.number() })),
  })),
});

/**
 * For whoever brings mail, with the secret as a Bearer token or as the password of Basic:
 *
 * - `POST /api/inbound/mail`: a mail as it went over the wire (`message/rfc822`), the same in the field
 *   `raw` or `RawEmail` of JSON or `body-mime` of a form, or its parts as JSON. Answers with what became of
 *   it, `{outcome}`, also when it was no answer, so that nobody brings it again.
 *
 * For Telegram, with the secret it was given:
 *
 * - `POST /api/inbound/telegram/{bot}`: an update; answers with what the bot says to it.
 */
export function createInboundRoutes(
  { mailAnswers, inboundMailSecret, telegramAnswers }: InboundRoutesOptions,
): Hono {
  return new Hono()
    .onError(answerRefused)
    .post("/api/inbound/mail", async (c) => {
      if (mailAnswers === undefined || inboundMailSecret === undefined) {
        throw new Refused({ code: "not-found", message: "Answers by mail are not set up." });
      }
      if (!isSecret(shownBy(c.req.raw.headers), inboundMailSecret)) throw noToken();
      return c.json({ outcome: await mailAnswers.take(await mailOf(c.req.raw)) });
    })
    .post("/api/inbound/telegram/:bot", async (c) => {
      const bot = c.req.param("bot");
      const shown = c.req.header("x-telegram-bot-api-secret-token") ?? "";
      if (!telegramAnswers.isTelegram(bot, shown)) throw noToken();
      const reply = await telegramAnswers.take(bot, await readJson(c.req.raw, updateBody));
      return reply === undefined ? c.body(null, 204) : c.json(reply);
    });
}

/** The mail of a request, however it was brought. */
async function mailOf(request: Request): Promise<InboundMail> {
  const { headers } = request;
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  const envelope = {
    from: headers.get("x-envelope-from") ?? undefined,
    to: headers.get("x-envelope-to")?.split(",") ?? [],
    verdict: headers.get("x-mail-verdict") ?? undefined,
  };
  switch (type.trim().toLowerCase()) {
    case "message/rfc822":
    case "application/octet-stream":
      return await readMail(new Uint8Array(await request.arrayBuffer()), envelope);
    case "multipart/form-data":
    case "application/x-www-form-urlencoded": {
      const form = await request.formData();
      const raw = form.get("body-mime") ?? form.get("email");
      const recipient = form.get("recipient");
      const to = typeof recipient === "string" ? [recipient] : envelope.to;
      if (typeof raw === "string") return await readMail(raw, { ...envelope, to });
      throw invalid('a form has the whole mail in "body-mime"');
    }
    default:
      return await mailOfJson(await readJson(request, mailBody));
  }
}

async function mailOfJson(body: MailBody): Promise<InboundMail> {
  const { RawEmail, raw = RawEmail, OriginalRecipient, envelopeFrom, verdict, ...parts } = body;
  const to = [...typeof body.to === "string" ? [body.to] : body.to, OriginalRecipient ?? ""];
  const envelope = { from: envelopeFrom, to, verdict };
  return raw === undefined ? readParts(parts, envelope) : await readMail(raw, envelope);
}

/** The secret a request shows: a Bearer token, or the password of Basic, whoever the user is. */
function shownBy(headers: Headers): string {
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (basic === undefined) return bearerOf(headers);
  try {
    const pair = new TextDecoder().decode(Uint8Array.fromBase64(basic));
    return pair.slice(pair.indexOf(":") + 1);
  } catch {
    return "";
  }
}

/** Whether it is the secret; how much of it is right takes no time to find out. */
function isSecret(shown: string, secret: string): boolean {
  const hashOf = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(hashOf(shown), hashOf(secret));
}

function noToken(): Refused {
  return new Refused({ code: "token-invalid", message: "The secret is another one." });
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot read the body: ${state}.` });
}
