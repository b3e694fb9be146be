/**
 * For each destination that takes a body: bodies that it takes. Together they have every field.
 *
 * @module
 */
import type { Role } from "../../server/chat/rules.ts";
import { newId } from "../../shared/chat/id.ts";
import { random } from "./chat.ts";
import { type Fine, WRONG } from "./bad_body.ts";

/** What bodies can refer to. */
export interface Things {
  /** A message of a reader's in the conversation the body is sent to. */
  readonly id: string;
  /** That reader. */
  readonly reader: string;
  /** The server's own origin. */
  readonly origin: string;
  /** Who sends the body. */
  readonly role: Role;
}

/** The bodies of one destination. */
export interface BodyCase {
  bodies(things: Things): readonly object[];
  /** Texts are what people write: where almost anything is right. */
  readonly fine?: Fine;
}

/** What may stand in a text that people read, though nothing else takes it. */
const WORDS = ['"__proto__"', '"NaN"', '"1"', '"true"'];
/** Whatever stands in a page's title is made fit, since its reader has not written it. */
const TITLES = WRONG.filter((json) => json.startsWith('"'));
const fresh = () => newId(random);

const COMMANDS: Readonly<Record<string, BodyCase>> = {
  say: {
    bodies: ({ id, origin, role }) => [
      {
        id: fresh(),
        text: "more",
        question: true,
        quote: id,
        sentence: { text: "It.", fragment: "a" },
        // Each role's own; of the other it is forbidden, or ignored.
        ...role === "reader" ? { page: { title: "A", url: `${origin}/posts/a` } } : { answers: id },
      },
    ],
    fine: {
      text: WORDS,
      "sentence.text": WORDS,
      "sentence.fragment": [...WORDS, '""'],
      "page.title": TITLES,
    },
  },
  history: {
    bodies: () => [{ before: 9, limit: 1 }, { after: 0, epoch: "x" }, { afterRev: 0 }],
    // Any may be one of another time.
    fine: { epoch: [...WORDS, '""'] },
  },
  edit: { bodies: ({ id }) => [{ id, text: "edited" }], fine: { text: WORDS } },
  delete: { bodies: ({ id }) => [{ id }] },
  react: { bodies: ({ id }) => [{ id, emoji: "👍", on: true }] },
  question: { bodies: ({ id }) => [{ id, state: "open" }] },
  seen: {
    bodies: () => [{ seq: 1 }, { seq: 1, epoch: "x" }],
    fine: { epoch: [...WORDS, '""'], seq: ["7"] },
  },
  typing: { bodies: () => [{ tag: "one" }], fine: { tag: WORDS } },
  consent: { bodies: ({ id }) => [{ id, allow: true }] },
  publish: { bodies: ({ id }) => [{ id, as: fresh() }] },
};

/** A measure names a message, or a reader. */
const RESTRICT: BodyCase = {
  bodies: ({ id, reader }) => [
    { id: fresh(), reader, site: "default", reason: "spam", minutes: 5 },
    { id: fresh(), message: { room: "default/posts/a", whisper: reader, id }, network: false },
  ],
  fine: { reason: [...WORDS, '""', '"\\u202e"', '"\\u2066\\u2069"', '"\\u200b"'] },
};
const JUDGE: BodyCase = { bodies: ({ id }) => [{ room: "default/posts/a", id }] };

/** What authors settle among themselves about a room's conversation, or a whisper. */
const DESK: Readonly<Record<string, BodyCase>> = {
  desk: {
    bodies: () => [
      { assignee: null, snoozedUntil: null, done: true },
      { snoozedUntil: Date.now() + 600_000 },
    ],
    fine: { assignee: ["null"], snoozedUntil: ["null"] },
  },
  answering: { bodies: () => [{ answering: true }] },
  looking: { bodies: () => [{ looking: true }] },
  note: {
    bodies: ({ reader }) => [{ id: fresh(), text: "between us", reader }],
    fine: { text: WORDS },
  },
  // Whatever is not there any more is gone.
  "note-delete": { bodies: () => [{ id: fresh() }] },
};

const OTHERS: Readonly<Record<string, BodyCase>> = {
  "/app/rooms/{room}/search": {
    bodies: () => [{ q: "there", before: 9, limit: 1 }],
    fine: { q: WORDS },
  },
  "/app/search": {
    bodies: () => [
      { q: "there", before: 9, limit: 1, site: "default", room: "default/posts/a", in: "all" },
    ],
    // A site may be called so.
    fine: { q: WORDS, site: ['"1"', '"true"'] },
  },
  "/app/me": {
    bodies: () => [{ name: "Kim", email: "kim@blog.example" }],
    fine: { name: WORDS },
  },
  "/app/me/away": { bodies: () => [{ away: true }] },
  "/app/moderation/ban": RESTRICT,
  "/app/moderation/mute": RESTRICT,
  "/app/moderation/lift": { bodies: () => [{ id: fresh() }] },
  "/app/moderation/purge": { bodies: ({ reader }) => [{ reader }] },
  "/app/moderation/approve": JUDGE,
  "/app/moderation/reject": JUDGE,
};

/** The case of a destination, as the table of destinations names it. */
export function bodyCaseOf(destination: string): BodyCase | undefined {
  const desk = /^\/app\/rooms\/\{room\}(?:\/whispers\/\{reader\})?\/(?:desk\/)?(desk|[\w-]+)$/
    .exec(destination)?.[1];
  if (desk !== undefined && /\/desk\b/.test(destination)) return DESK[desk];
  const command = /^\/app\/rooms\/\{room\}(?:\/whisper|\/whispers\/\{reader\})?\/(\w+)$/
    .exec(destination)?.[1];
  return OTHERS[destination] ?? COMMANDS[command ?? ""];
}
