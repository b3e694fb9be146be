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
    "Looks at the server and at what stands before it, as this browser reaches them, and names the line to change. It changes nothing. Only the owner sees this page.",
  check: "Check now",
  again: "Check again",
  looking: (number, of, what) => `${number} of ${of}: ${what}…`,
  steps: {
    server: "asking the server",
    files: "loading the tag",
    sockjs: "trying the way around a blocked WebSocket",
    body: "sending a large body",
    mail: "asking the mail server",
    socket: "watching a connection for 15 seconds",
  },
  allWell: "Everything is in order.",
  found: (count) =>
    count === 1 ? "One thing is to be mended." : `${count} things are to be mended.`,
  at: (time) => `Checked at ${time}.`,
  toMend: "To be mended",
  inOrder: "In order",
  levels: { ok: "In order", warning: "Could be better", fault: "Does not work", left: "Not there" },
  lines: {
    set: (front) => `${front}: this is to be there`,
    remove: (front) => `${front}: this is to go`,
    menu: (front) => `${front}, in its dashboard`,
  },
  setting: "On the server, set this and start it again",
  more: "On the server, this sees more: certificate, disk, data, and other origins:",
  findings: {
    "address-ok": ["Public address", (seen) => `This server is reached at ${seen}.`],
    "address-other": [
      "Public address",
      (seen) =>
        `The console is open here, and readers are sent to ${seen}. If this is the right address, say so.`,
    ],
    "https-ok": ["Encryption", () => "The way from this browser is encrypted."],
    "https-near": ["Encryption", () => "On this machine browsers treat http as secure."],
    "https-missing": [
      "Encryption",
      () =>
        "The address is plain http: pages on https cannot load the tag. Put a proxy with a certificate before the server; Caddy gets one by itself.",
    ],
    "host-ok": ["Host header", () => "It comes through as it was."],
    "host-other": [
      "Host header",
      (seen) => `On its way the host becomes ${seen || "nothing"}: the proxy is to pass it on.`,
    ],
    "client-ok": ["Who asks", () => "The server can tell readers' addresses apart."],
    "client-nameless": [
      "Who asks",
      (seen) =>
        `The proxy does not say for whom it asks. Everybody comes from ${seen}, so limits and bans meet all at once.`,
    ],
    "client-unbelieved": [
      "Who asks",
      (seen) =>
        `The server does not believe its proxy. Everybody comes from ${seen}, so limits and bans meet all at once.`,
    ],
    "network-open": [
      "Where it listens",
      () =>
        "The server can be reached past its proxy, from every network. If the proxy runs on the same machine:",
    ],
    "clock-ok": ["Clock", () => "Server and browser agree on the time."],
    "clock-apart": [
      "Clock",
      (seen) =>
        `Server and browser are ${seen} seconds apart. Links count for minutes only: set the clock that is wrong.`,
    ],
    "data-ok": ["Data", () => "It can be read and written."],
    "data-lost": [
      "Data",
      () => "It cannot be read or written now. The server's log says why; nothing is acknowledged.",
    ],
    "socket-ok": ["WebSocket", () => "It gets through, and STOMP is spoken over it."],
    "socket-blocked": [
      "WebSocket",
      () => "It does not get through. Readers take a way around, which is slower.",
    ],
    "socket-deaf": [
      "WebSocket",
      () => "It opens, and nothing comes over it. Readers connect again and again.",
    ],
    "idle-ok": [
      "Quiet connections",
      (seen) => `One lived for ${seen} seconds in which nobody spoke.`,
    ],
    "idle-cut": [
      "Quiet connections",
      (seen) => `One was cut after ${seen} seconds. Readers connect again and again.`,
    ],
    "sockjs-ok": [
      "The way around",
      () => "Who has no WebSocket gets everything at once all the same.",
    ],
    "sockjs-missing": [
      "The way around",
      () =>
        "/stomp/info does not answer. Let the proxy hand on every path below /stomp, not /stomp alone.",
    ],
    "stream-late": [
      "The way around",
      () => "What the server sends is collected on its way. Who has no WebSocket gets it late.",
    ],
    "body-ok": ["Large bodies", (seen) => `${seen} kB get through.`],
    "body-cut": [
      "Large bodies",
      (seen) => `${seen} kB do not get through: settings with many words, and imports.`,
    ],
    "tag-ok": ["The tag", () => "Every page may load it, and asks again soon after an upgrade."],
    "tag-missing": ["The tag", () => "/small-talk.js does not come. Build it: deno task build"],
    "tag-closed": [
      "The tag",
      () =>
        "Its headers keep pages of other origins from loading it. The proxy is to add and remove no Cross-Origin-Resource-Policy and no Access-Control-Allow-Origin.",
    ],
    "cache-long": [
      "Cache",
      () =>
        "Browsers keep the tag for long, so readers have the old one after an upgrade. The proxy is to pass on Cache-Control and ETag as they came.",
    ],
    "mail-ok": ["Mail", () => "The mail server takes mail. None was sent."],
    "mail-off": ["Mail", () => "It is not set up (SMTP_URL, MAIL_FROM)."],
    "mail-user": [
      "Mail",
      () =>
        "The mail server refuses the user or the password. Correct them in SMTP_URL; what is no letter or digit is percent-encoded.",
    ],
    "mail-encryption": [
      "Mail",
      () =>
        "No encrypted connection comes to be. Try smtps:// for smtp:// in SMTP_URL, or the other way round.",
    ],
    "mail-unreachable": [
      "Mail",
      () =>
        "The mail server does not answer. Look at host and port in SMTP_URL, and at the firewall.",
    ],
    "push-ok": ["Push messages", () => "They are on."],
    "push-off": ["Push messages", () => "They are off (WEB_PUSH=on turns them on)."],
    "unanswered": ["Part of it", () => "The server did not answer. Check again."],
  },
};
