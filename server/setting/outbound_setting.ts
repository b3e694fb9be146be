/**
 * The settings of what the server sends by itself: mail, and calls to addresses that authors name.
 * While none is set, it sends nothing.
 *
 * @module
 */
import type { MailSender, SmtpTarget } from "../outbound/smtp_mailer.ts";
import { readList, type ReadSetting, type Setting } from "./setting.ts";

/** What may be sent, and how. */
export interface OutboundConfig {
  readonly smtp: SmtpTarget | undefined;
  /** Set where `smtp` is. */
  readonly mailFrom: MailSender | undefined;
  /** The domain whose mail comes back to `/api/inbound/mail`. */
  readonly mailReplyDomain: string | undefined;
  /** What whoever brings that mail signs with, or shows. */
  readonly inboundMailSecret: string | undefined;
  /** Hosts that may be posted to: `host`, or `host:port`. */
  readonly webhookHosts: readonly string[];
  /** Hosts, in the same form, that may be of the owner's own network, and be called without TLS. */
  readonly outboundPrivateHosts: readonly string[];
}

const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])$/;
const ADDRESS = /^[^\s@"(),:;<>[\\\]]+@[a-z0-9.-]+\.[a-z0-9-]+$/i;

const SMTP_URL: Setting<SmtpTarget | undefined> = {
  name: "SMTP_URL",
  purpose: "The server for outgoing mail; smtps encrypts at once, smtp by STARTTLS, ?tls=off never",
  expected: "an address such as smtps://user:password@smtp.example:465, percent-encoded",
  default: undefined,
  unset: "none",
  secret: true,
  read: readSmtp,
};

const MAIL_FROM: Setting<MailSender | undefined> = {
  name: "MAIL_FROM",
  purpose: "The sender of mail; needed with SMTP_URL",
  expected: "talk@example.com, or with a name: smallTalk <talk@example.com>",
  default: undefined,
  unset: "none",
  read: readSender,
};

const MAIL_REPLY_DOMAIN: Setting<string | undefined> = {
  name: "MAIL_REPLY_DOMAIN",
  purpose: "The domain of reply addresses; its mail has to be passed on to /api/inbound/mail",
  expected: "a domain such as reply.example.com",
  default: undefined,
  unset: "none",
  read: (text) => HOST.test(text) && text.includes(".") ? text : undefined,
};

const INBOUND_MAIL_SECRET: Setting<string | undefined> = {
  name: "INBOUND_MAIL_SECRET",
  purpose:
    "The password of the service that passes answers by mail on; needed with MAIL_REPLY_DOMAIN",
  expected: "24 to 256 letters, digits and signs without spaces, drawn by chance",
  default: undefined,
  unset: "none",
  secret: true,
  read: (text) => /^[!-~]{24,256}$/.test(text) ? text : undefined,
};

const WEBHOOK_HOSTS: Setting<readonly string[]> = {
  name: "WEBHOOK_HOSTS",
  purpose: "The hosts through which authors can be told, separated by commas",
  expected: "names such as hooks.slack.com, discord.com, api.telegram.org, hooks.example.com:8443",
  default: [],
  unset: "none",
  read: (text) => readList(text, isHost),
};

const OUTBOUND_PRIVATE_HOSTS: Setting<readonly string[]> = {
  name: "OUTBOUND_PRIVATE_HOSTS",
  purpose: "Hosts of your own network through which authors can be told, also without encryption",
  expected: "names such as chat.internal, localhost:9000",
  default: [],
  unset: "none",
  read: (text) => readList(text, isHost),
};

/** All of them. */
export const OUTBOUND_SETTINGS: readonly Setting<unknown>[] = [
  SMTP_URL,
  MAIL_FROM,
  MAIL_REPLY_DOMAIN,
  INBOUND_MAIL_SECRET,
  WEBHOOK_HOSTS,
  OUTBOUND_PRIVATE_HOSTS,
];

/**
 * Reads them.
 *
 * @param fault hears, as a sentence, what is missing beside what is set
 */
export function readOutbound(get: ReadSetting, fault: (sentence: string) => void): OutboundConfig {
  const config: OutboundConfig = {
    smtp: get(SMTP_URL),
    mailFrom: get(MAIL_FROM),
    mailReplyDomain: get(MAIL_REPLY_DOMAIN),
    inboundMailSecret: get(INBOUND_MAIL_SECRET),
    webhookHosts: get(WEBHOOK_HOSTS),
    outboundPrivateHosts: get(OUTBOUND_PRIVATE_HOSTS),
  };
  if (config.smtp !== undefined && config.mailFrom === undefined) {
    fault("Cannot send mail: set MAIL_FROM with SMTP_URL");
  }
  if (config.mailReplyDomain !== undefined && config.inboundMailSecret === undefined) {
    fault("Cannot take answers by mail: set INBOUND_MAIL_SECRET with MAIL_REPLY_DOMAIN");
  }
  return Object.freeze(config);
}

/** What of the network these settings need, as `--allow-net` names it. */
export function outboundHosts(
  { smtp, webhookHosts, outboundPrivateHosts }: OutboundConfig,
): readonly string[] {
  const hosts = [
    ...smtp === undefined ? [] : [`${bracketed(smtp.host)}:${smtp.port}`],
    ...webhookHosts.map((host) => hasPort(host) ? host : `${host}:443`),
    ...outboundPrivateHosts,
  ];
  return [...new Set(hosts)];
}

function readSmtp(text: string): SmtpTarget | undefined {
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || !/^\/?$/.test(url.pathname)) {
    return undefined;
  }
  const host = url.hostname.toLowerCase();
  const isOff = url.search === "?tls=off";
  if (!HOST.test(host) || url.hash !== "" || (url.search !== "" && !isOff)) return undefined;
  const isSecure = url.protocol === "smtps:";
  if (isSecure && isOff) return undefined;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || password === undefined) return undefined;
  return {
    host: host.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isSecure ? 465 : 587) : Number(url.port),
    tls: isSecure ? "always" : isOff ? "off" : "upgrade",
    ...user !== "" && { user, password },
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readSender(text: string): MailSender | undefined {
  const [, name = "smallTalk", angled] = /^([^<>"]{1,60}?)\s*<([^<>]+)>$/.exec(text) ?? [];
  const address = angled ?? text;
  return ADDRESS.test(address) && address.length <= 254 ? { name, address } : undefined;
}

function isHost(item: string): boolean {
  const [, host = "", , port] = /^((?:\[[^\]]*\]|[^:])*)(:(\d{1,5}))?$/.exec(item) ?? [];
  return HOST.test(host) && (port === undefined || (Number(port) > 0 && Number(port) < 65_536));
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function hasPort(host: string): boolean {
  return /:\d+$/.test(host);
}
