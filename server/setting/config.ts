/**
 * The settings: from the environment to one frozen {@linkcode Config}. One table says what there is;
 * reading, `--help` and `server/README.md` follow it.
 *
 * @module
 */
import { resolve } from "node:path";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../shared/limit.ts";
import { type IdentityKey, parseIdentityKey } from "../chat/reader/identity_key.ts";
import { isNetwork } from "../http/request/address.ts";
import { isOrigin } from "../chat/site/web_origin.ts";
import { isPushHost } from "../outbound/web_push/push_services.ts";
import { OUTBOUND_SETTINGS, type OutboundConfig, readOutbound } from "./outbound_setting.ts";
import { PLATFORM_NAMES, readPlatform } from "./platform.ts";
import { readList, type Setting } from "./setting.ts";
import { readStore, STORE_SETTINGS, type StoreConfig, usesFolder } from "./store_setting.ts";

/** All settings, read and checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Whether the program runs on Deno Deploy. */
  readonly isDeploy: boolean;
  /** Where the data is kept. */
  readonly storage: StoreConfig;
  /** Absolute. Not every store has anything there: {@linkcode usesFolder}. */
  readonly dataDir: string;
  /** Where readers and authors reach the server: an origin. Every printed link starts with it. */
  readonly publicUrl: string;
  /** `undefined`: every page of this machine. The server's own pages need no mention. */
  readonly allowedOrigins: readonly string[] | undefined;
  /** Where settings of sites are, besides those in the store. Absolute. */
  readonly sitesFile: string | undefined;
  /** IP addresses and networks. */
  readonly trustedProxies: readonly string[];
  readonly ownerPassword: string | undefined;
  /** With what the default site signs who its readers are. */
  readonly identityKey: IdentityKey | undefined;
  /** Whether push messages are sent. */
  readonly webPush: boolean;
  /** The hosts they may go to besides the known push services. */
  readonly pushHosts: readonly string[];
  /** Whether the demo is served. */
  readonly demo: boolean;
  /** What the server may send by itself, and to whom. */
  readonly outbound: OutboundConfig;
  /** The names of settings that are set and mean nothing beside the others. */
  readonly unused: readonly string[];
}

/** The settings cannot be used. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  /** One sentence about each fault. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

const PORT: Setting<number> = {
  name: "PORT",
  purpose: "The port to listen on",
  expected: "a whole number from 1 to 65535",
  default: 8080,
  unset: "8080",
  read: (text) =>
    /^\d{1,5}$/.test(text) && isWithin(Number(text), 1, 65535) ? Number(text) : undefined,
};

const HOST: Setting<string | undefined> = {
  name: "HOST",
  purpose: "The address to listen on; 0.0.0.0 is every address of the machine",
  expected: "an IP address or a host name in lower case",
  default: undefined,
  unset: "127.0.0.1; 0.0.0.0 on Deno Deploy",
  read: (text) => URL.parse(`http://${inUrl(text)}`)?.host === inUrl(text) ? text : undefined,
};

const DATA_DIR: Setting<string> = {
  name: "DATA_DIR",
  purpose: "The folder for conversations and keys; made when it is missing",
  expected: "a path without a comma",
  default: "./data",
  unset: "./data",
  read: readPath,
};

const PUBLIC_URL: Setting<string | undefined> = {
  name: "PUBLIC_URL",
  purpose: "Where readers and authors reach the server; every printed link starts with it",
  expected: "an http or https address without a path, such as https://talk.example",
  default: undefined,
  unset: "http://localhost:PORT; the app's own on Deno Deploy",
  read: (text) => {
    const origin = text.replace(/\/$/, "");
    return isOrigin(origin) ? origin : undefined;
  },
};

const ALLOWED_ORIGINS: Setting<readonly string[] | undefined> = {
  name: "ALLOWED_ORIGINS",
  purpose: "The origins of the default blog, whose pages may embed the chat, separated by commas",
  expected: "origins such as https://blog.example, in lower case and with nothing after the host",
  default: undefined,
  unset: "every page of this machine",
  // A star is a host to the URL standard, and a promise we do not keep.
  read: (text) => readList(text, (item) => isOrigin(item) && !item.includes("*")),
};

const SITES_FILE: Setting<string | undefined> = {
  name: "SITES_FILE",
  purpose: "A file with blogs and their settings, as JSON; the console does not change these",
  expected: "a path without a comma",
  default: undefined,
  unset: "none",
  read: readPath,
};

const TRUSTED_PROXIES: Setting<readonly string[]> = {
  name: "TRUSTED_PROXIES",
  purpose: "The proxies whose X-Forwarded-For is believed, separated by commas",
  expected: "IP addresses or networks such as 127.0.0.1, 10.0.0.0/8",
  default: [],
  unset: "none",
  read: (text) => readList(text, isNetwork),
};

const OWNER_PASSWORD: Setting<string | undefined> = {
  name: "OWNER_PASSWORD",
  purpose: "The owner's password, where nobody can see the link that the first start prints",
  expected: `${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters`,
  default: undefined,
  unset: "none",
  secret: true,
  read: (text) =>
    isWithin(text.length, MIN_PASSWORD_LENGTH, MAX_PASSWORD_LENGTH) ? text : undefined,
};

const IDENTITY_KEY: Setting<IdentityKey | undefined> = {
  name: "IDENTITY_KEY",
  purpose: "The key with which the blog signs who its readers are, if it knows them",
  expected: "a secret of 32 bytes or more, or a public key as JSON (JWK: EC P-256 or OKP Ed25519)",
  default: undefined,
  unset: "none",
  secret: true,
  read: parseIdentityKey,
};

const DEMO: Setting<boolean> = {
  name: "DEMO",
  purpose: "Whether the demo blog is served at /",
  expected: "on or off",
  default: true,
  unset: "on",
  read: readSwitch,
};

const WEB_PUSH: Setting<boolean> = {
  name: "WEB_PUSH",
  purpose:
    "Whether browsers are sent push messages; these go through the services of browsers' makers",
  expected: "on or off",
  default: false,
  unset: "off",
  read: readSwitch,
};

const PUSH_HOSTS: Setting<readonly string[]> = {
  name: "PUSH_HOSTS",
  purpose: "Push services besides those of Chrome, Edge, Firefox and Safari, separated by commas",
  expected: "hosts such as push.example, *.push.example or push.example:8443, in lower case",
  default: [],
  unset: "none",
  read: (text) => readList(text, isPushHost),
};

const SETTINGS: readonly Setting<unknown>[] = [
  PORT,
  HOST,
  ...STORE_SETTINGS,
  DATA_DIR,
  PUBLIC_URL,
  ALLOWED_ORIGINS,
  SITES_FILE,
  TRUSTED_PROXIES,
  OWNER_PASSWORD,
  IDENTITY_KEY,
  WEB_PUSH,
  PUSH_HOSTS,
  DEMO,
  ...OUTBOUND_SETTINGS,
];

/** The environment variables that are settings. */
export const SETTING_NAMES: readonly string[] = SETTINGS.map(({ name }) => name);

/** The environment variables a server reads, and no others. */
export const READ_NAMES: readonly string[] = [...SETTING_NAMES, ...PLATFORM_NAMES];

/**
 * Reads all settings. An empty variable is as good as none.
 *
 * @param env the value of an environment variable
 * @throws {ConfigError} with every fault, not only the first
 */
export function readConfig(env: (name: string) => string | undefined): Config {
  const faults: string[] = [];
  function get<T>(setting: Setting<T>): T {
    const text = env(setting.name) ?? "";
    if (text.trim() === "") return setting.default;
    const value = setting.read(setting.secret ? text : text.trim());
    if (value !== undefined) return value;
    const shown = setting.secret ? "its value (not shown here)" : JSON.stringify(text);
    faults.push(`Cannot use ${shown} as ${setting.name}: expected ${setting.expected}`);
    return setting.default;
  }

  const fault = (sentence: string) => void faults.push(sentence);
  const platform = readPlatform(env);
  const { isDeploy } = platform;
  const port = get(PORT);
  const host = get(HOST);
  const dataDir = resolve(get(DATA_DIR));
  const storage = readStore(get, { isDeploy, dataDir, fault });
  const sitesFile = get(SITES_FILE);
  const isSet = ({ name }: Setting<unknown>) => (env(name) ?? "").trim() !== "";
  const config: Config = {
    port,
    host: host ?? (isDeploy ? "0.0.0.0" : "127.0.0.1"),
    isDeploy,
    storage,
    dataDir,
    publicUrl: get(PUBLIC_URL) ?? platform.publicUrl ?? `http://localhost:${port}`,
    allowedOrigins: get(ALLOWED_ORIGINS),
    sitesFile: sitesFile === undefined ? undefined : resolve(sitesFile),
    trustedProxies: get(TRUSTED_PROXIES),
    ownerPassword: get(OWNER_PASSWORD),
    identityKey: get(IDENTITY_KEY),
    webPush: get(WEB_PUSH),
    pushHosts: get(PUSH_HOSTS),
    demo: get(DEMO),
    outbound: readOutbound(get, fault),
    unused: isSet(DATA_DIR) && !usesFolder(storage) ? [DATA_DIR.name] : [],
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
}

/** The settings as `--help` shows them. */
export function settingsHelp(): string {
  const width = Math.max(...SETTING_NAMES.map((name) => name.length));
  return SETTINGS.map(({ name, purpose, expected, unset }) =>
    `  ${name.padEnd(width)}  ${purpose}.\n` +
    `  ${" ".repeat(width)}  Default: ${unset}. Expected: ${expected}.`
  ).join("\n");
}

/** The settings as a table in Markdown. */
export function settingsTable(): string {
  const rows = SETTINGS.map(({ name, purpose, expected, unset }) =>
    `| \`${name}\` | ${unset} | ${purpose} | ${expected} |`
  );
  return ["| Setting | Default | What it is for | Expected |", "| --- | --- | --- | --- |", ...rows]
    .join("\n");
}

/** A host as it stands in an address: IPv6 has brackets there. */
export function inUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function readPath(text: string): string | undefined {
  // Deno's permission flags are lists with commas, and there is no way to escape one.
  return /[,\0]/.test(text) ? undefined : text;
}

function readSwitch(text: string): boolean | undefined {
  return text === "on" ? true : text === "off" ? false : undefined;
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
