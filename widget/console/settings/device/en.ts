/**
 * The page of this device in English.
 *
 * @module
 */
import type { DeviceWords } from "./words.ts";

/** Comes with the page. */
export const en: DeviceWords = {
  title: "This device",
  notificationsTitle: "Notifications",
  tellMe: "Tell me on this device",
  states: {
    "asking": "Asking the server…",
    "unreachable": "The server did not answer. Nothing was changed.",
    "server-off":
      "This server sends no push messages. Whoever runs it can turn them on with WEB_PUSH=on.",
    "insecure": "Browsers allow notifications only where the console is opened over https.",
    "unsupported": "This browser does not support push messages.",
    "install-first": "On an iPhone or iPad the console has to be installed first. See below.",
    "denied":
      "This browser does not allow notifications from the console. Allow them in the browser's settings for this site, then come back.",
    "off": "When somebody writes and you are not here, you are told by a notification.",
    "on": "When somebody writes and you are not here, you are told by a notification.",
  },
  privacy:
    "Messages are encrypted for this browser. The push service of its maker passes them on, sees how long they are, and cannot read them.",
  turningOn: "Turning on…",
  turningOff: "Turning off…",
  steps: {
    "denied": "The browser did not allow it.",
    "no-service": "The browser's push service cannot be reached. Try again later.",
    "refused": "The server does not allow this browser's push service.",
    "unreachable": "The server did not answer. Try again.",
  },
  test: "Send a test",
  testing: "Sending…",
  tests: {
    sent: "Sent. It should be here within a few seconds.",
    gone: "The push service does not know this browser any more. Turn it off and on again.",
    later: "The push service does not answer. Try again later.",
    refused: "The push service did not take it.",
    unreachable: "The server did not answer. Try again.",
  },
  othersTitle: "Your other devices",
  since: (date) => `since ${date}`,
  remove: "Remove",
  removeNamed: (label) => `Remove ${label}`,
  removed: (label) => `${label} gets no more notifications.`,
  installTitle: "As an app",
  install: {
    "installed": "The console is installed on this device.",
    "offered": "Installed, the console has an icon and a window of its own.",
    "by-hand":
      "Open the share menu and choose “Add to Home Screen”. The console then has an icon of its own, and may notify you.",
    "by-menu": "Some browsers can install the console from their menu, with an icon of its own.",
  },
  installButton: "Install",
  newer: "A newer version of the console is ready. Send what you are writing, then load it.",
  load: "Load it",
  offlineTitle: "Without a connection",
  offline:
    "The console opens here without a connection. What people write is never kept on this device, so there is nothing to read until you are back online. Answers you gave on a notification wait here, and go out then.",
};
