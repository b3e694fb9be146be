/**
 * The console on a stage, with what the server would answer.
 *
 * @module
 */
import type { Page, Request } from "playwright-core";
import type { Sender } from "../../../shared/chat/event.ts";
import { roomId } from "../../../shared/chat/id.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import { DESK_URL, type StageOptions } from "./stage.ts";
import { AUTHOR, NOW } from "./state.ts";

/** What the server answers, by method and path: a status and a body. */
export type Answers = Readonly<Record<string, readonly [status: number, body: unknown]>>;

/** What is answered to who is signed in. */
export const GRANT = [200, { author: AUTHOR, expiresAt: NOW + 86_400_000 }] as const;
export const NOBODY_IN = [401, { code: "signed-out", message: "Nobody is signed in." }] as const;
export const SIGNED_IN: Answers = {
  "GET /api/session": GRANT,
  "GET /api/authors": [200, { authors: [{ id: AUTHOR.id, name: AUTHOR.name, role: "owner" }] }],
};

/** Fulfilled once the desk of somebody who is signed in is on the page. */
export async function atDesk(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Sections" }).waitFor();
}

/** A call the console made. */
export interface Call {
  readonly call: string;
  readonly body: unknown;
}

/** Answers the console's calls. Returns those that were made; `answers` can be changed later. */
export function answering(answers: Answers): { options: StageOptions; calls: Call[] } {
  const calls: Call[] = [];
  const prepare = (page: Page) =>
    page.route(/\/api\//, (route) => {
      const request = route.request();
      const call = `${request.method()} ${new URL(request.url()).pathname}`;
      calls.push({ call, body: sentBy(request) });
      const [status, body] = answers[call] ?? [404, {}];
      return status === 0
        ? route.abort()
        : route.fulfill(status === 204 ? { status } : { status, json: body });
    });
  return { options: { url: DESK_URL, prepare }, calls };
}

/** What a request brought, where that is JSON. */
function sentBy(request: Request): unknown {
  const type = request.headers()["content-type"] ?? "";
  return type.startsWith("application/json") ? request.postDataJSON() : null;
}

/** A conversation as the author's list shows it. */
export function room(path: string, part: Partial<Line> = {}): InboxRow {
  const { from = AUTHOR, text = "Yes", seq = 1, title = path, minutesAgo = 1, ...rest } = part;
  const id = roomId(path);
  return {
    ...rest,
    room: id,
    epoch: "epoch",
    lastSeq: seq,
    rev: seq,
    questions: rest.questions ?? { open: 0, answered: 0 },
    page: { title, url: `https://blog.example${path}` },
    last: {
      id: "message-message-",
      room: id,
      seq,
      rev: seq,
      from,
      text,
      at: Date.now() - minutesAgo * 60_000,
    },
  };
}

interface Line
  extends
    Partial<Pick<InboxRow, "whisper" | "reader" | "unread" | "askedAt" | "desk" | "questions">> {
  readonly from: Sender;
  readonly text: string;
  readonly seq: number;
  readonly title: string;
  readonly minutesAgo: number;
}
