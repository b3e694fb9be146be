/**
 * Shows a reader that there is an answer, and opens the post. It keeps nothing.
 *
 * @module
 */
import { isAnswerNotice } from "../../shared/chat/push.ts";
import type { WorkerScope } from "../console/worker/worker_scope.ts";
import { answerView, postOf } from "./answer_view.ts";

const scope = globalThis as unknown as WorkerScope;

scope.addEventListener("push", (event) => {
  let notice: unknown;
  try {
    notice = JSON.parse(event.data?.text() ?? "");
  } catch {
    // Something has to be shown all the same.
  }
  const { title, options } = answerView(isAnswerNotice(notice) ? notice : undefined);
  event.waitUntil(scope.registration.showNotification(title, options));
});
scope.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const post = postOf(event.notification.data);
  if (post !== undefined) event.waitUntil(scope.clients.openWindow(post));
});
