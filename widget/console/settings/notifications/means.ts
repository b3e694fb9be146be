/**
 * By what an author can be told, as the server is set up, and what is missing for the rest.
 *
 * @module
 */
import type { ChannelKind, NoticeMeans } from "../../../../shared/chat/notice.ts";
import type { NotificationsWords } from "./words.ts";

/** The host each of them is reached at; a webhook may be anywhere. */
const HOSTS: Readonly<Partial<Record<ChannelKind, string>>> = {
  slack: "hooks.slack.com",
  discord: "discord.com",
  telegram: "api.telegram.org",
};

/** Whether a kind can be added. */
export function isPossible(kind: ChannelKind, { mail, hosts }: NoticeMeans): boolean {
  if (kind === "mail") return mail;
  if (kind === "webhook") return hosts.length > 0;
  return hosts.includes(HOSTS[kind] ?? "");
}

/** What has to be set before a kind can be added; `undefined` where nothing is missing. */
export function missingFor(
  kind: ChannelKind,
  means: NoticeMeans,
  words: Pick<NotificationsWords, "kinds" | "missingMail" | "missingHost">,
): string | undefined {
  if (isPossible(kind, means)) return undefined;
  if (kind === "mail") return words.missingMail;
  const host = HOSTS[kind] ?? "hooks.example.com";
  return `${words.kinds[kind].name}: ${words.missingHost(host)}`;
}

/**
 * The host of an address nothing may be sent to; `undefined` where something may. A name that is listed
 * without a port stands for its port of https.
 */
export function unlistedHost(address: string, { hosts }: NoticeMeans): string | undefined {
  const { host = address, hostname = address } = URL.parse(address) ?? {};
  return hosts.includes(host) || hosts.includes(`${host}:443`) ||
      (hosts.includes(hostname) && host === hostname)
    ? undefined
    : host;
}
