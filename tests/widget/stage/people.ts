/**
 * Authors on the stage: who there is, how they come in, and what they did.
 *
 * @module
 */
import type { AuditPage } from "../../../shared/chat/audit.ts";
import type { AuthorInfo, Invitation, SessionInfo } from "../../../shared/chat/author.ts";
import type { PasskeyList } from "../../../shared/chat/passkey.ts";
import type { Answers } from "./desk.ts";
import { AUTHOR } from "./state.ts";

const [HOUR, DAY] = [3_600_000, 86_400_000];
const now = Date.now();

/** A name that fits nowhere. */
export const LONG_NAME =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

export const LEE: AuthorInfo = { id: "lee", name: "Lee Ahn", role: "author" };
export const PEOPLE: readonly AuthorInfo[] = [
  { id: AUTHOR.id, name: AUTHOR.name, role: "owner" },
  LEE,
  { id: "mo", name: LONG_NAME, role: "moderator" },
  { id: "park", name: "Park", role: "author", invited: true, linkExpiresAt: now + 50 * HOUR },
];

export const INVITATION: Invitation = {
  author: { id: "new", name: "Choi", role: "moderator", invited: true },
  link:
    "https://talk.example/console#link=link.q83vASNFZ4mrze8BI0VniQ.1771555555.new.k1.fP0cXq2bkZ8",
  expiresAt: now + 72 * HOUR,
};

export const PASSKEYS: PasskeyList = {
  passkeys: [
    { id: "a", name: "Laptop", createdAt: now - 40 * DAY, usedAt: now - HOUR, synced: true },
    { id: "b", name: LONG_NAME, createdAt: now - DAY },
  ],
  host: "stage.localhost",
  password: true,
};

export const SESSIONS: readonly SessionInfo[] = [
  {
    id: "phone",
    createdAt: now - 30 * DAY,
    seenAt: now - 2 * DAY,
    expiresAt: now + DAY,
    browser: "Safari",
    system: "iPhone",
  },
  {
    id: "here",
    createdAt: now - HOUR,
    seenAt: now,
    expiresAt: now + DAY,
    browser: "Firefox",
    system: "Linux",
    current: true,
  },
  { id: "other", createdAt: now - 3 * DAY, seenAt: now - DAY, expiresAt: now + DAY },
];

const by = { id: AUTHOR.id, name: AUTHOR.name };

export const AUDIT: AuditPage = {
  days: 365,
  next: 3,
  entries: [
    {
      id: 9,
      at: now - 60_000,
      by: { id: "mo", name: LONG_NAME },
      act: "reader.mute",
      reader: "Rab3cdefghij",
      room: "default/posts/websocket",
      message: "m",
      detail: "30",
    },
    { id: 8, at: now - HOUR, by, act: "author.role", author: "lee", detail: "moderator" },
    {
      id: 7,
      at: now - 30 * HOUR,
      by,
      act: "message.delete",
      erasedReader: "hash45678",
      room: "default/글/헤더",
    },
    { id: 5, at: now - 90 * HOUR, by: { id: "gone", name: "Former" }, act: "new.thing" },
  ],
};

/** The answers to an owner who looks at all of it. */
export const PEOPLE_ANSWERS: Answers = {
  "GET /api/session": [200, { author: AUTHOR, role: "owner", expiresAt: now + DAY }],
  "GET /api/authors": [200, { authors: PEOPLE }],
  "POST /api/authors": [201, INVITATION],
  "GET /api/passkeys": [200, PASSKEYS],
  "GET /api/sessions": [200, { sessions: SESSIONS }],
  "GET /api/audit": [200, AUDIT],
};
