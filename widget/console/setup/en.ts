/**
 * The set-up in English.
 *
 * @module
 */
import { en as form } from "../site_form/en.ts";
import type { SetupWords } from "./words.ts";

/** Comes with the set-up. */
export const en: SetupWords = {
  form,
  title: "Set up the chat",
  stepsLabel: "Steps",
  stepOf: (step, count) => `Step ${step} of ${count}`,
  next: "Save and go on",
  back: "Back",
  later: "Later",
  finish: "Go to the inbox",
  fixed: "This blog is in the file that SITES_FILE names. Change it there.",
  steps: {
    blog: {
      name: "Blog",
      title: "What is the blog called?",
      text: "All of this can be changed later, under Settings.",
    },
    pages: {
      name: "Pages",
      title: "Where is it?",
      text: "Nobody else can put this chat on their pages and speak in your blog's name.",
    },
    look: {
      name: "Look",
      title: "How should it look?",
      text: "Choose a colour of your blog.",
    },
    hours: {
      name: "Hours",
      title: "When do you answer?",
      text: "Readers may ask at any time. They like to know when an answer can come.",
    },
    tag: {
      name: "Tag",
      title: "Put it into your blog",
      text: "One line, once. Then open a post of yours: this page says when it is there.",
    },
  },

  side: "Corner of the button",
  sides: { end: "Right (left where one writes from right to left)", start: "The other corner" },
  label: "What the button says",
  labelHint: "Empty: “Ask”, in each reader's language. These two are part of the tag.",

  platform: "Made with",
  platforms: {
    html: "Plain HTML, or something else",
    hugo: "Hugo",
    jekyll: "Jekyll",
    astro: "Astro",
    wordpress: "WordPress",
    ghost: "Ghost",
  },
  where: {
    html: "Before </body> of each post, or of the template of posts.",
    hugo: "At the end of the template of posts, within the block “main”:",
    jekyll: "At the end of the layout of posts:",
    astro: "Before </body> of the layout of posts:",
    wordpress:
      "Appearance → Editor → Templates → Single Posts → add a block “Custom HTML”. With an older theme: footer.php, before </body>.",
    ghost: "Settings → Code injection → Site footer.",
  },
  policy:
    "If your blog has a content security policy, it needs script-src and connect-src for this server, and wss: too.",

  waiting: "Waiting for your page",
  waitingHint: "Paste the tag, publish, open a post and press the button in its corner.",
  tag: (origin) => `The tag is on ${origin}.`,
  tagHint: "Now press the button in the corner of the post.",
  opening: (origin) => `Somebody is opening the chat on ${origin}.`,
  works: "It works",
  worksAt: (url, time) => `The chat was connected on ${url} at ${time}.`,
  detour: "It works, by a detour",
  detourHint:
    "No WebSocket gets through, so SockJS has taken over: everything works, a little slower. Usually a proxy before the server does not pass the upgrade on.",
  refused: (origin) => `${origin} tried to show the chat and was not let in.`,
  refusedHint: "If that is your blog, let it in.",
  other: (origin, site) => `${origin} belongs to the blog “${site}”, not to this one.`,
  silent: (origin) => `The chat was loaded on ${origin}, and nothing came after it.`,
  silentHint:
    "Usually the page's content security policy is in the way: it needs connect-src for this server, https: and wss:. The browser's console says so.",
  unconnected: (origin) => `A reader on ${origin} could not connect.`,
  unconnectedHint:
    "Neither a WebSocket nor SockJS got through: look at the proxy before the server, and at the page's connect-src.",
  plain: (origins) => `${origins} is on https, and this server is on http.`,
  plainHint:
    "Browsers do not load the tag from there. Put the server behind https, and set PUBLIC_URL.",
  doctor: "This command on the server says what to change:",
};
