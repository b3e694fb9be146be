import { rejects } from "node:assert/strict";
import { keptAnswers } from "../../../../widget/console/worker/kept_answers.ts";

interface PretendRequest {
  onerror?: () => void;
  onsuccess?: () => void;
  readonly error: DOMException;
  readonly result: unknown;
}

/** A browser's database that fails; that it works is shown in a browser. */
function factory(settle: (request: PretendRequest) => void): IDBFactory {
  const error = new DOMException("full", "QuotaExceededError");
  const transaction = {
    error,
    onabort: undefined as (() => void) | undefined,
    objectStore() {
      queueMicrotask(() => transaction.onabort?.());
      return { put() {}, getAll() {}, delete() {}, clear() {} };
    },
  };
  const database = { transaction: () => transaction, close() {} };
  return {
    open() {
      const request: PretendRequest = { error, result: database };
      queueMicrotask(() => settle(request));
      return request;
    },
  } as unknown as IDBFactory;
}

Deno.test("answers that cannot be kept are said not to be", async () => {
  for (
    const databases of [
      factory((request) => request.onerror?.()),
      factory((request) => request.onsuccess?.()),
    ]
  ) {
    const kept = keptAnswers(databases);
    await rejects(kept.all(), { name: "QuotaExceededError" });
    await rejects(kept.remove("x"), { name: "QuotaExceededError" });
    await rejects(kept.clear(), { name: "QuotaExceededError" });
  }
});
