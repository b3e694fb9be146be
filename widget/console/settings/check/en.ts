/**
 * The page of the check in English.
 *
 * @module
 */
import type { CheckWords } from "./words.ts";

/** Comes with the page. */
export const en: CheckWords = {
  title: "Check",
  about:
    "Checks the server and what is in front of it, as this browser reaches them, and names the line to change. It changes nothing. Only the owner sees this page.",
  check: "Check now",
  again: "Check again",
  looking: (number, of, what) => `${number} of ${of}: ${what}…`,
  steps: {
    server: "asking the server",
    files: "loading the tag",
    sockjs: "trying the fallback for a blocked WebSocket",
    body: "sending a large body",
    mail: "asking the mail server",
    socket: "watching a connection for 15 seconds",
  },
  allWell: "Everything is in order.",
  found: (count) => count === 1 ? "One thing needs a change." : `${count} things need a change.`,
  at: (time) => `Checked at ${time}.`,
  toMend: "Needs a change",
  inOrder: "In order",
  levels: {
    ok: "In order",
    warning: "Could be better",
    fault: "Does not work",
    left: "Not set up",
  },
  lines: {
    set: (front) => `${front}: add this`,
    remove: (front) => `${front}: remove this`,
    menu: (front) => `${front}, in its dashboard`,
  },
  setting: "On the server, set this and restart it",
  more: "Run on the server, this checks more: certificate, disk, data, and other origins:",
  findings: {
    "address-ok": ["Public address", (seen) => `This server is reached at ${seen}.`],
    "address-other": [
      "Public address",
      (seen) =>
        `The console is open here, and readers are sent to ${seen}. If this is the right address, say so.`,
    ],
    "https-ok": ["Encryption", () => "The connection from this browser is encrypted."],
    "https-near": ["Encryption", () => "On this machine browsers treat http as secure."],
    "https-missing": [
      "Encryption",
      () =>
        "The address is plain http: pages on https cannot load the tag. Put a proxy with a certificate in front of the server; Caddy gets one by itself.",
    ],
    "host-ok": ["Host header", () => "It comes through as it was."],
    "host-other": [
      "Host header",
      (seen) => `On its way the host becomes ${seen || "nothing"}: let the proxy pass it on.`,
    ],
    "client-ok": ["Client address", () => "The server can tell readers' addresses apart."],
    "client-nameless": [
      "Client address",
      (seen) =>
        `The proxy does not say for whom it asks. Everybody seems to come from ${seen}, so limits and bans hit all of them.`,
    ],
    "client-unbelieved": [
      "Client address",
      (seen) =>
        `The server does not trust its proxy. Everybody seems to come from ${seen}, so limits and bans hit all of them.`,
    ],
    "network-open": [
      "Listening",
      () =>
        "The server can be reached past its proxy, from every network. If the proxy runs on the same machine:",
    ],
    "clock-ok": ["Clock", () => "Server and browser agree on the time."],
    "clock-apart": [
      "Clock",
      (seen) =>
        `Server and browser are ${seen} seconds apart. Links are valid for minutes only: correct the clock that is wrong.`,
    ],
    "data-ok": ["Data", () => "It can be read and written."],
    "data-lost": [
      "Data",
      () => "It cannot be read or written now. The server's log says why; nothing is acknowledged.",
    ],
    "socket-ok": ["WebSocket", () => "It gets through, and STOMP is spoken over it."],
    "socket-blocked": [
      "WebSocket",
      () => "It does not get through. Readers fall back to SockJS, which is slower.",
    ],
    "socket-deaf": [
      "WebSocket",
      () => "It opens, but nothing comes through. Readers reconnect again and again.",
    ],
    "idle-ok": [
      "Idle connections",
      (seen) => `One lived for ${seen} seconds without a message.`,
    ],
    "idle-cut": [
      "Idle connections",
      (seen) => `One was cut after ${seen} seconds. Readers reconnect again and again.`,
    ],
    "sockjs-ok": [
      "Fallback (SockJS)",
      () => "Readers without a WebSocket get everything at once, too.",
    ],
    "sockjs-missing": [
      "Fallback (SockJS)",
      () =>
        "/stomp/info does not answer. Let the proxy pass on every path below /stomp, not /stomp alone.",
    ],
    "stream-late": [
      "Fallback (SockJS)",
      () => "A proxy collects what the server sends. Readers without a WebSocket get it late.",
    ],
    "body-ok": ["Large bodies", (seen) => `${seen} kB get through.`],
    "body-cut": [
      "Large bodies",
      (seen) => `${seen} kB do not get through: settings with many words, and imports, will fail.`,
    ],
    "tag-ok": ["The tag", () => "Every page may load it, and asks again soon after an upgrade."],
    "tag-missing": ["The tag", () => "/small-talk.js cannot be loaded. Build it: deno task build"],
    "tag-closed": [
      "The tag",
      () =>
        "Its headers keep pages of other origins from loading it. Let the proxy neither add nor remove Cross-Origin-Resource-Policy and Access-Control-Allow-Origin.",
    ],
    "cache-long": [
      "Cache",
      () =>
        "Browsers keep the tag for long, so readers have the old one after an upgrade. Let the proxy pass on Cache-Control and ETag as they came.",
    ],
    "mail-ok": ["Mail", () => "The mail server takes mail. None was sent."],
    "mail-off": ["Mail", () => "Not set up (SMTP_URL, MAIL_FROM)."],
    "mail-user": [
      "Mail",
      () =>
        "The mail server refuses the user or the password. Correct them in SMTP_URL; what is no letter or digit is percent-encoded.",
    ],
    "mail-encryption": [
      "Mail",
      () =>
        "No encrypted connection can be made. Try smtps:// for smtp:// in SMTP_URL, or the other way round.",
    ],
    "mail-unreachable": [
      "Mail",
      () => "The mail server does not answer. Check host and port in SMTP_URL, and the firewall.",
    ],
    "push-ok": ["Push messages", () => "They are on."],
    "push-off": ["Push messages", () => "They are off (WEB_PUSH=on turns them on)."],
    "unanswered": ["Not checked", () => "The server did not answer. Check again."],
  },
};
