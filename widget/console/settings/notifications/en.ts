/**
 * The page of notifications in English.
 *
 * @module
 */
import type { NotificationsWords } from "./words.ts";

/** Comes with the page. */
export const en: NotificationsWords = {
  title: "Notifications",
  intro:
    "What readers write reaches you while the console is closed, and only what you have not seen.",
  nowhere: "You are not notified anywhere yet. Add a place below.",

  channelsTitle: "Where you are told",
  kinds: {
    mail: {
      name: "E-mail",
      about: "You can answer the e-mail itself.",
      add: "Add an address",
    },
    slack: {
      name: "Slack",
      about: "Tells you only: answers written there go nowhere.",
      add: "Add a Slack channel",
    },
    discord: {
      name: "Discord",
      about: "Tells you only: answers written there go nowhere.",
      add: "Add a Discord channel",
    },
    telegram: {
      name: "Telegram",
      about: "You can reply to the bot's messages.",
      add: "Add a Telegram bot",
    },
    webhook: {
      name: "Webhook",
      about: "For a program of yours: JSON, signed.",
      add: "Add a webhook",
    },
  },
  device: "Browsers and phones are told by push messages.",
  deviceLink: "This device",
  on: (kind, target) => `${kind}: ${target}`,
  test: "Send a test",
  testOf: (target) => `Send a test to ${target}`,
  testing: "Sending…",
  tested: {
    sent: () => "Sent. Look whether it is there.",
    refused: (code) => `It was refused${code}. Check the address, or remove it and add it again.`,
    later: (code) => `It did not get through${code}. Try again later.`,
  },
  remove: "Remove",
  removeOf: (target) => `Remove ${target}`,
  removeTitle: (target) => `Remove ${target}?`,
  removeText: "Nothing is sent there any more. You can add it again.",
  codeSent: "A code was sent there. It is valid for 15 minutes.",
  code: "Code",
  confirm: "Confirm",
  codeWrong:
    "This is not the code, or it has expired. Remove the entry and add it again for another.",
  confirmed: "Confirmed. You are told there from now on.",
  secretTitle: "The secret of this webhook",
  secretText:
    "Your program uses it to check that a message is from here. It is shown only now: keep it where your program finds it.",

  addTitle: "Add a place",
  addThis: "Add it",
  missing: "Not set up on this server:",
  missingMail: "e-mail needs SMTP_URL and MAIL_FROM",
  missingHost: (host) => `add ${host} to WEBHOOK_HOSTS`,
  address: "E-mail address",
  addressHint: "A code is sent there first.",
  addressWrong: "Enter an address such as kim@blog.example.",
  url: "Address of the webhook",
  urlHint: {
    slack:
      "In Slack: Apps, Incoming Webhooks, Add to Slack. It begins with https://hooks.slack.com/.",
    discord: "In Discord: the channel's settings, Integrations, Webhooks. It ends in a long token.",
    webhook: "An https address of yours that takes POST.",
  },
  urlWrong: "Enter an address that begins with https://.",
  hostWrong: (host, hosts) =>
    `This server may not send to ${host}. It may send to: ${hosts}. Whoever runs it can add the host to WEBHOOK_HOSTS or, if it is in their own network, to OUTBOUND_PRIVATE_HOSTS.`,
  token: "Token of the bot",
  tokenHint:
    "In Telegram, write /newbot to @BotFather. Then write to your bot once, so that it may write to you.",
  tokenWrong: "A token looks like 123456:ABC-DEF.",
  chat: "Id of your chat with it",
  chatHint: "A number. A bot such as @userinfobot tells you yours. A code is sent there first.",
  chatWrong: "The id of a chat is a number.",
  cannotSend: "It could not be added: nothing can be sent there. Check what you entered.",
  adding: "Adding…",

  choicesTitle: "What you are told, and when",
  choice: "Tell me about",
  choices: {
    all: "Everything readers write",
    questions: "Questions and private messages",
    mine: "Only conversations that are mine",
    none: "Nothing",
  },
  onSite: (site) => `On ${site}`,
  asElsewhere: "As above",
  digest: "How often",
  digests: {
    off: "As it comes, after half a minute",
    hourly: "Together, each hour",
    daily: "Together, each morning at 8:00",
  },
  quiet: "Quiet hours",
  quietHint: "Nothing is sent then. You are told afterwards, in one message.",
  from: "From",
  to: "To",
  timeZone: "Time zone",
  withText: "Include what readers wrote, and their names",
  withTextHint:
    "E-mail and messengers pass through other companies' servers. Without it, messages only say where something came.",
  language: "Language of the messages",
  seen:
    "Nothing is sent while you look at the console, nor about what you have read or somebody has answered.",

  answersTitle: "Answering without the console",
  answers:
    "Each message says who will see your answer. Afterwards you get a link that takes it back, for 15 minutes.",
  noAnswers:
    "This server takes no answers by e-mail: it needs MAIL_REPLY_DOMAIN and INBOUND_MAIL_SECRET.",
  remark:
    "An answer that begins with “note:” or “//” is never published. It becomes a note for authors.",

  sentTitle: "What was sent",
  sentNone: "Nothing yet.",
  columns: ["When", "Where", "Result", "Answer"],
  outcomes: {
    sent: "Sent",
    refused: "Refused",
    later: "Failed, will be tried again",
    dead: "Given up",
  },
  gone: "removed",
  browser: "A browser",
  took: (milliseconds) => `${milliseconds} ms`,
};
