/**
 * For each call of the API that takes a body: bodies that it takes, which together have every field it
 * may have.
 *
 * @module
 */
import { consoleSettings } from "../../server/http/desk/inbox_routes.ts";
import { roomSettings, siteChange } from "../../server/chat/site/site_schema.ts";
import { type Fine, pathsOf, WRONG } from "./bad_body.ts";
import { type BodyField, type JsonKind, kindOf } from "./schema_field.ts";

/** The body of one call. */
export interface HttpCase {
  readonly bodies: readonly object[];
  /** Fields that may be left out. */
  readonly optional?: readonly string[];
  readonly fine?: Fine;
  /** What checks the body, where it is known by a name only. */
  readonly schema?: unknown;
  /** The bodies are refused themselves: what fits is not made of fields alone. */
  readonly isRefused?: true;
}

/** Texts of which none is malformed: they fit, or they do not. */
const ANY_TEXT = WRONG.filter((json) => json.startsWith('"'));

/** What people may call things. */
const WORDS = ['"__proto__"', '"NaN"', '"1"', '"true"'];
const SITE_FIELDS = [
  "title",
  "origins",
  "language",
  "theme",
  "theme.mode",
  "theme.color",
  "hours",
  "moderation",
  "moderation.mode",
  "moderation.holdFirst",
  "moderation.slowModeSeconds",
  "moderation.words",
  "moderation.proofOfWork",
  "retentionDays",
  "identityKey",
  "version",
];

/** A site that asks new readers for a proof. */
export const PUZZLED_SITE = "puzzled";

/** Of the right shape, and no server's. */
const UNSOLVED = {
  challenge: {
    parameters: {
      algorithm: "PBKDF2/SHA-256",
      nonce: "00",
      salt: "00",
      cost: 1,
      keyLength: 32,
      keyPrefix: "00",
      data: { site: "default", expiresAt: 1 },
    },
    signature: "00",
  },
  solution: { counter: 0, derivedKey: "00" },
};

/** Of the right shape, and no passkey's. */
const CREDENTIAL = { id: "none", rawId: "none", type: "public-key" };
const MADE = {
  ...CREDENTIAL,
  response: { clientDataJSON: "none", attestationObject: "none", transports: ["usb"] },
};
const USED = {
  ...CREDENTIAL,
  response: {
    clientDataJSON: "none",
    authenticatorData: "none",
    signature: "none",
    userHandle: "none",
  },
};

/** By the method and path that the contract names. */
export const HTTP_CASES: Readonly<Record<string, HttpCase>> = {
  "POST /api/reader": {
    bodies: [
      { site: "default", identity: "none" },
      { link: "none" },
      { site: PUZZLED_SITE, proof: UNSOLVED },
    ],
    optional: ["site", "identity", "link", "proof"],
  },
  // No mail is set up.
  "POST /api/reader/follow": {
    bodies: [{
      room: "default/posts/a",
      question: "question-question-",
      email: "kim@example.com",
      language: "en",
      text: true,
      more: false,
    }],
    optional: ["question", "language", "text", "more"],
    isRefused: true,
  },
  "POST /api/session": {
    bodies: [{ password: "not the right one", author: "Author" }],
    optional: ["author"],
    // Each is a guess, and there must not be many.
    fine: { password: ANY_TEXT, author: ANY_TEXT },
  },
  // The author of these tests is another.
  "POST /api/answers": {
    bodies: [{
      author: "x",
      room: "default/posts/a",
      whisper: "x",
      id: "a".repeat(22),
      text: "An answer",
      answers: "b".repeat(22),
    }],
    optional: ["whisper", "answers"],
  },
  "PUT /api/notifications": {
    bodies: [{
      choice: "all",
      sites: { default: "mine" },
      digest: "off",
      quiet: { from: 1_320, to: 420 },
      timeZone: "UTC",
      withText: true,
      language: "en",
    }],
    optional: ["quiet", "sites.default"],
  },
  // The server of these tests may send nothing anywhere, and says so.
  "POST /api/notifications/channels": {
    bodies: [
      { kind: "mail", address: "kim@example.com" },
      { kind: "slack", url: "https://hooks.slack.com/services/x" },
      { kind: "telegram", token: `123456:${"a".repeat(30)}`, chat: "1" },
    ],
    isRefused: true,
  },
  "POST /api/notifications/channels/{channel}/confirm": { bodies: [{ code: "123456" }] },
  "PATCH /api/notifications/channels/{channel}": { bodies: [{ enabled: true }] },
  // Nor does it take answers.
  "POST /api/inbound/mail": { bodies: [{ raw: "From: kim@example.com" }] },
  "POST /api/inbound/telegram/{bot}": { bodies: [{ update_id: 1 }] },
  "POST /api/reader/follow/push": {
    bodies: [{ room: "default/posts/a", question: "a".repeat(22), language: "ko", text: true }],
    optional: ["question", "language", "text"],
  },
  "POST /api/follow": { bodies: [{ token: "not.a.token" }] },
  "PUT /api/follow": {
    bodies: [{
      token: "not.a.token",
      endpoint: "https://fcm.googleapis.com/fcm/send/x",
      p256dh: `B${"A".repeat(86)}`,
      auth: "A".repeat(22),
    }],
  },
  "DELETE /api/follow": { bodies: [{ token: "not.a.token" }] },
  // The server of these tests sends no push messages, and says so first.
  "PUT /api/push/device": {
    bodies: [{
      endpoint: "https://fcm.googleapis.com/fcm/send/x",
      p256dh: `B${"A".repeat(86)}`,
      auth: "A".repeat(22),
      label: "Browser",
    }],
  },
  // Whatever stands in a name is made fit.
  "POST /api/authors": {
    bodies: [{ name: "Another", role: "moderator" }],
    optional: ["role"],
    fine: { name: ANY_TEXT },
  },
  "PUT /api/authors/{author}/role": { bodies: [{ role: "moderator" }] },
  "PATCH /api/authors/me": {
    bodies: [{ name: "Author" }],
    optional: ["name"],
    fine: { name: ANY_TEXT },
  },
  // Nothing that is JSON is a picture.
  "PUT /api/authors/me/avatar": { bodies: [{}], isRefused: true },
  "POST /api/link": {
    bodies: [{
      token: "not a token",
      name: "Author",
      password: "correct horse battery",
      passkey: { name: "Laptop", credential: MADE },
    }],
    optional: ["name", "password", "passkey", "passkey.credential.response.transports"],
    fine: { name: ANY_TEXT, "passkey.name": ANY_TEXT },
  },
  "POST /api/link/challenge": {
    bodies: [{ token: "not a token", name: "Author" }],
    optional: ["name"],
    fine: { name: ANY_TEXT },
  },
  "POST /api/session/passkey": {
    bodies: [{ credential: USED }],
    optional: ["credential.response.userHandle"],
  },
  "POST /api/session/confirm": {
    bodies: [{ credential: USED }],
    optional: ["credential.response.userHandle"],
  },
  "POST /api/passkeys": {
    bodies: [{ name: "Laptop", credential: MADE }],
    optional: ["credential.response.transports"],
    fine: { name: ANY_TEXT },
  },
  "PATCH /api/passkeys/{passkey}": { bodies: [{ name: "Phone" }], fine: { name: ANY_TEXT } },
  "PUT /api/authors/me/password": {
    bodies: [{ old: "not the right one", password: "correct horse battery" }],
    optional: ["old"],
    // Each is a guess, and there must not be many.
    fine: { old: ANY_TEXT },
  },
  // Without its end it is damaged, whatever its first line says.
  "POST /api/import": { bodies: [{ type: "smalltalk", version: 1 }], isRefused: true },
  "PUT /api/sites/{id}": {
    bodies: [{
      title: "Aside",
      origins: ["https://aside.example"],
      language: "ko",
      theme: { mode: "dark", color: "#204060" },
      hours: { timeZone: "Asia/Seoul", days: [[{ from: 540, to: 1_080 }], [], [], [], [], [], []] },
      moderation: {
        mode: "open",
        holdFirst: false,
        slowModeSeconds: 0,
        words: ["spam"],
        proofOfWork: false,
      },
      retentionDays: 30,
      identityKey: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" },
    }, { version: "of something else" }],
    schema: siteChange,
    // What is left out is as by default.
    optional: SITE_FIELDS,
    // "nan" is a language.
    fine: { title: [...WORDS, '""'], "moderation.words[]": WORDS, language: ['""', '"NaN"'] },
  },
  "PUT /api/authors/me/console": {
    bodies: [{
      filters: [{
        id: "mine",
        name: "Mine",
        filter: { state: "mine", kind: "private", site: "default", words: "Korean" },
      }],
      withoutKeys: true,
    }],
    optional: [
      "withoutKeys",
      "filters[].filter.kind",
      "filters[].filter.site",
      "filters[].filter.words",
    ],
    schema: consoleSettings,
    fine: {
      "filters[].id": ['"1"', '"true"', '"NaN"', '"__proto__"'],
      "filters[].name": ANY_TEXT,
      "filters[].filter.site": ANY_TEXT,
      "filters[].filter.words": ANY_TEXT,
    },
  },
  "PUT /api/canned-answers/{id}": {
    bodies: [{ title: "Hours", text: "Hello {reader}, nine to five.", site: "default" }],
    optional: ["site"],
    // A title is made fit, as a page's is.
    fine: { title: ANY_TEXT, text: WORDS },
  },
  "PUT /api/rooms/{room}/settings": {
    schema: roomSettings,
    bodies: [{ mode: "closed", holdFirst: true, slowModeSeconds: 10, retentionDays: 30 }],
    optional: ["mode", "holdFirst", "slowModeSeconds", "retentionDays"],
  },
};

/** The fields of a case. */
export function fieldsOfCase({ bodies, optional = [] }: HttpCase): readonly BodyField[] {
  const fields = bodies.flatMap((body) =>
    pathsOf(body).map((path): [string, BodyField] => [path, {
      path,
      kinds: new Set<JsonKind>([kindOf(valueAt(body, path))]),
      isOptional: optional.includes(path),
    }])
  );
  return [...new Map(fields).values()];
}

function valueAt(body: unknown, path: string): unknown {
  return path.split(/\.|(?=\[\])/).filter((step) => step !== "").reduce(
    (value: unknown, step) =>
      Object.entries(value as object).find(([name]) => name === (step === "[]" ? "0" : step))?.[1],
    body,
  );
}
