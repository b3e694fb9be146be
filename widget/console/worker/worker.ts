/**
 * The console's service worker: keeps its page and scripts for when there is no connection, shows push
 * messages, and sends what is answered on them.
 *
 * @module
 */
import { isPushNotice, type MessageNotice } from "../../../shared/chat/push.ts";
import { newId } from "../../../shared/chat/id.ts";
import { Answering, type KeptAnswer, type Posted } from "./answering.ts";
import { en } from "./en.ts";
import { keptAnswers } from "./kept_answers.ts";
import { ko } from "./ko.ts";
import { ANSWER, type NoticeView, plainView, viewOf } from "./notice_view.ts";
import { addressOfNotice, type ToPage, type ToWorker } from "./page_words.ts";
import { ShellCache } from "./shell_cache.ts";
import type { NotificationClick, WorkerScope } from "./worker_scope.ts";

declare const SHELL_BUILD: string;
declare const SHELL_FILES: readonly string[];

const RETRY = "answers";

const scope = globalThis as unknown as WorkerScope;
const words = navigator.language.startsWith("ko") ? ko : en;
const shell = new ShellCache({
  caches,
  fetch: (request) => fetch(request),
  elapsed: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  build: SHELL_BUILD,
  files: SHELL_FILES,
});
const show = ({ title, options }: NoticeView) =>
  scope.registration.showNotification(title, options);
const answering = new Answering({
  kept: keptAnswers(indexedDB),
  post,
  show,
  retryLater: async () => await scope.registration.sync?.register(RETRY).catch(() => {}),
  words,
  now: () => Date.now(),
  newId: () => newId((bytes) => crypto.getRandomValues(bytes)),
});

scope.addEventListener("install", (event) => {
  event.waitUntil(shell.install().then(() => scope.skipWaiting()));
});
scope.addEventListener("activate", (event) => {
  event.waitUntil(shell.tidy().then(() => scope.clients.claim()));
});
scope.addEventListener("fetch", (event) => {
  const answer = shell.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});
scope.addEventListener("push", (event) => {
  const notice = parsed(event.data?.text() ?? "");
  event.waitUntil(show(isPushNotice(notice) ? viewOf(notice, words) : plainView(words)));
});
scope.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clicked(event));
});
scope.addEventListener("sync", (event) => {
  if (event.tag === RETRY) event.waitUntil(answering.retry());
});
scope.addEventListener("message", (event) => {
  event.waitUntil(told(event.data as ToWorker));
});

async function clicked({ notification, action, reply }: NotificationClick): Promise<void> {
  const { data } = notification;
  const notice = isPushNotice(data) && data.kind === "message" ? data : undefined;
  const text = reply?.trim() ?? "";
  if (notice !== undefined && action === ANSWER && text !== "") {
    await answering.answer(notice, text);
  } else await open(notice);
}

/** Shows a conversation in the console that is open, or else in a new one. */
async function open(notice: MessageNotice | undefined): Promise<void> {
  const address = notice === undefined ? "" : addressOfNotice(notice);
  const [client] = await scope.clients.matchAll({ type: "window" });
  if (client === undefined) {
    await scope.clients.openWindow(`/console${address}`);
    return;
  }
  if (notice !== undefined) client.postMessage({ kind: "go", address } satisfies ToPage);
  await client.focus();
}

async function told({ kind }: ToWorker): Promise<void> {
  if (kind === "retry") return await answering.retry();
  await answering.forget();
  for (const notification of await scope.registration.getNotifications()) notification.close();
}

async function post({ id, text, notice }: KeptAnswer): Promise<Posted> {
  const { author, room, whisper, question } = notice;
  const body = {
    author,
    room,
    ...whisper !== undefined && { whisper },
    id,
    text,
    ...question && { answers: notice.id },
  };
  let answer: Response;
  try {
    answer = await fetch("/api/answers", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    return "later";
  }
  if (answer.ok) return "sent";
  if (answer.status === 401) return "signed-out";
  return answer.status === 429 || answer.status >= 500 ? "later" : "refused";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
